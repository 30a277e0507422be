using System.Text.Json.Nodes;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Cloud.Tests;

public static class ConfigurationTests
{
    private const string Workgroup = "\"workgroup\": \"analytics\", \"workgroupId\": \"01234567-89ab-cdef-0123-456789abcdef\"";
    private const string Secret = "\"arn:aws:secretsmanager:us-east-1:123456789012:secret:quote-AbCdEf\"";

    /// <summary>Stages with one wrong setting each, and the fault without the stage's place.</summary>
    public static TheoryData<string, string> WrongSettings =>
        [.. Stages.ReadArray("wrong-settings.json").Select(one => (one!["stage"]!.ToJsonString(), one["fault"]!.GetValue<string>()))];

    [Fact]
    public static void Every_setting_except_the_warehouse_has_a_default()
    {
        var stage = Read($$"""{ "warehouse": { {{Workgroup}} } }""");

        Assert.Equal(
            ("", 900, WriteMode.Auto, 90, StageRemoval.Retain),
            (stage.NameSuffix, stage.LinkLifetimeSeconds, stage.WriteMode, stage.LogRetentionDays, stage.RemovalPolicy));
        Assert.Equal(
            ("dev", "public", "quote_dashboard"), (stage.Warehouse.Database, stage.Warehouse.Schema, stage.Warehouse.DashboardRole));
        Assert.Equal((50, 100, false, false), (stage.Api.Rate, stage.Api.Burst, stage.Api.Waf, stage.Api.Tracing));
        Assert.Empty(stage.FrameAncestors);
        Assert.Empty(stage.Api.AllowedCidrs);
        Assert.Equal((1769, 1024), (stage.DigestFunction.MemoryMegabytes, stage.WriteBackFunction.MemoryMegabytes));
        Assert.Null(stage.DigestFunction.ReservedConcurrency ?? stage.WriteBackFunction.ReservedConcurrency);
        Assert.Null(stage.AlarmTopicArn);
    }

    [Fact]
    public static void Every_setting_is_read()
    {
        var stage = Stages.Configuration("everything");

        Assert.Equal(
            ("-everything", 300, WriteMode.Confirm, 30, StageRemoval.Destroy),
            (stage.NameSuffix, stage.LinkLifetimeSeconds, stage.WriteMode, stage.LogRetentionDays, stage.RemovalPolicy));
        Assert.Equal(
            ("sales", "quoting", "sales_dashboards", 16),
            (stage.Warehouse.Database, stage.Warehouse.Schema, stage.Warehouse.DashboardRole, stage.Warehouse.BaseCapacity));
        Assert.Equal((10, 20, true, 500), (stage.Api.Rate, stage.Api.Burst, stage.Api.Waf, stage.Api.WafRate));
        Assert.Equal(["'self'", "https://us-east-1.quicksight.aws.amazon.com"], stage.FrameAncestors);
        Assert.Equal(["203.0.113.0/24", "2001:db8::/32"], stage.Api.AllowedCidrs);
        Assert.Equal(
            (new FunctionConfiguration(3538, 50), new FunctionConfiguration(512, 20)), (stage.DigestFunction, stage.WriteBackFunction));
    }

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public static void A_wrong_setting_is_one_clear_fault(string stage, string fault)
    {
        var exception = Assert.Throws<ConfigurationException>(() => Read(stage));
        Assert.Equal([$"stages.test.{fault}"], exception.Faults);
        Assert.Equal($"The stage \"test\" of cdk.json is not valid:\n- stages.test.{fault}", exception.Message);
    }

    [Fact]
    public static void A_schema_is_an_identifier() => A_wrong_setting_is_one_clear_fault(
        """{ "warehouse": { "cluster": "a", "schema": "Public; DROP" } }""",
        $"warehouse.schema: {QuoteDefinition.IdentifierFault("Public; DROP")}");

    [Fact]
    public static void Every_fault_is_listed()
    {
        var exception = Assert.Throws<ConfigurationException>(() => Read(
            $$"""
            {
              "warehouse": { {{Workgroup}}, "adminUser": "awsuser", "adminSecretArn": {{Secret}} },
              "writeMode": "now",
              "api": { "burst": 0.5 },
              "color": 1
            }
            """));
        Assert.Equal(4, exception.Faults.Count);
    }

    [Fact]
    public static void A_missing_stage_is_reported_with_the_stages_that_exist()
    {
        var stages = Stages.CdkJson["context"]!["stages"]!.AsObject();
        var exception = Assert.Throws<ConfigurationException>(() => StageConfiguration.Read("production", stages));
        Assert.Equal(["stages.production: is missing; the stages are dev, prod"], exception.Faults);
    }

    private static StageConfiguration Read(string stage) =>
        StageConfiguration.Read("test", new JsonObject { ["test"] = JsonNode.Parse(stage) });
}
