using System.Text.Json.Nodes;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Cloud.Tests;

public static class ConfigurationTests
{
    private const string Workgroup = "\"workgroup\": \"analytics\", \"workgroupId\": \"7c2e91d4-3b5f-4a68-9e07-d1f86b2a4c53\"";
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
        Assert.Equal((10, 20, false, false), (stage.Api.Rate, stage.Api.Burst, stage.Api.Waf, stage.Api.Tracing));
        Assert.True(stage.Api.CloudWatchRole);
        Assert.Null(stage.Api.Domain);
        Assert.Empty(stage.FrameAncestors);
        Assert.Empty(stage.Api.AllowedCidrs);
        Assert.Equal((1769, 1024), (stage.DigestFunction.MemoryMegabytes, stage.WriteBackFunction.MemoryMegabytes));
        Assert.Null(stage.DigestFunction.ReservedConcurrency ?? stage.WriteBackFunction.ReservedConcurrency);
        Assert.Null(stage.AlarmTopicArn);
        Assert.Null(stage.Account ?? stage.Region ?? stage.SigningKmsKeyArn);
        Assert.Null(stage.Network);
        Assert.Null(stage.UdfRetryTimeoutMilliseconds);
        Assert.Empty(stage.Tags);
        Assert.Empty(stage.CallerExternalIds);
    }

    /// <summary>Nothing of a stack reaches a secret, a key, a topic, or a warehouse of another region.</summary>
    [Fact]
    public static void Every_ARN_of_a_stage_with_a_region_must_be_in_that_region()
    {
        const string Key = "\"arn:aws:kms:us-east-1:123456789012:key/0f3d6a52\"";
        var exception = Assert.Throws<ConfigurationException>(() => Read($$"""
            {
              "region": "eu-central-1",
              "warehouse": {
                "cluster": "analytics", "user": "u", "secretArn": {{Secret}}, "secretKmsKeyArn": {{Key}},
                "adminSecretArn": {{Secret.Replace("quote", "admin", StringComparison.Ordinal)}}, "adminSecretKmsKeyArn": {{Key}}
              },
              "signingSecretArn": {{Secret}},
              "signingKmsKeyArn": {{Key}},
              "callerExternalIds": [
                "arn:aws:redshift:eu-central-1:123456789012:dbuser:analytics/alice",
                "arn:aws:redshift:us-east-1:123456789012:dbuser:analytics/alice"
              ],
              "alarmTopicArn": "arn:aws:sns:us-east-1:123456789012:alarms"
            }
            """));
        Assert.Equal(
            new[]
            {
                "alarmTopicArn", "callerExternalIds[1]", "signingKmsKeyArn", "signingSecretArn", "warehouse.adminSecretArn",
                "warehouse.adminSecretKmsKeyArn", "warehouse.secretArn", "warehouse.secretKmsKeyArn",
            }.Select(name => $"stages.test.{name}: is in us-east-1, but the stage's region is eu-central-1"),
            exception.Faults.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(""", "removalPolicy": "destroy" """, false)]
    [InlineData(""", "terminationProtection": false""", false)]
    [InlineData(""", "removalPolicy": "destroy", "terminationProtection": true""", true)]
    public static void A_stage_that_retains_its_data_is_protected_by_default(string settings, bool isProtected) =>
        Assert.Equal(isProtected, Read($$"""{ "warehouse": { "create": true }{{settings}} }""").TerminationProtection);

    /// <summary>docs.aws.amazon.com/redshift/latest/mgmt/serverless-capacity.html</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(24)]
    [InlineData(512)]
    [InlineData(544)]
    [InlineData(1024)]
    public static void A_base_capacity_that_Redshift_takes_is_taken(int capacity) => Assert.Equal(
        capacity, Read($$"""{ "warehouse": { "create": true, "baseCapacity": {{capacity}} } }""").Warehouse.BaseCapacity);

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
        Assert.Equal((5, 8, true, 500), (stage.Api.Rate, stage.Api.Burst, stage.Api.Waf, stage.Api.WafRate));
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

    [Theory]
    [InlineData(null, null)]
    [InlineData(null, "us-east-1")]
    [InlineData("123456789012", "eu-central-1")]
    [InlineData("210987654321", "eu-central-1", "account: is 123456789012, but the credentials are for 210987654321")]
    [InlineData("123456789012", "us-east-1", "region: is eu-central-1, but the commands go to us-east-1")]
    [InlineData(
        "210987654321",
        "us-east-1",
        "account: is 123456789012, but the credentials are for 210987654321",
        "region: is eu-central-1, but the commands go to us-east-1")]
    public static void A_stage_goes_nowhere_but_to_its_own_account_and_region(string? account, string? region, params string[] faults)
    {
        var stage = Stages.Configuration("network");
        if (faults.Length == 0)
        {
            stage.RefuseElsewhere(account, region);
            return;
        }

        var exception = Assert.Throws<ConfigurationException>(() => stage.RefuseElsewhere(account, region));
        Assert.Equal(faults.Select(fault => $"stages.network.{fault}"), exception.Faults);
    }

    [Fact]
    public static void A_stage_without_an_account_and_a_region_goes_anywhere() =>
        Stages.Configuration("serverless").RefuseElsewhere("210987654321", "us-east-1");

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
        var exception = Assert.Throws<ConfigurationException>(() => StageConfiguration.Read("production", stages, Repository.Root));
        Assert.Equal(["stages.production: is missing; the stages are dev, prod"], exception.Faults);
    }

    private static StageConfiguration Read(string stage) => Stages.Parse(stage);
}
