using System.Text.Json.Nodes;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Cloud.Tests;

public static class ConfigurationTests
{
    private const string Created = "\"warehouse\": { \"create\": true }";
    private const string Workgroup = "\"workgroup\": \"analytics\", \"workgroupId\": \"01234567-89ab-cdef-0123-456789abcdef\"";
    private const string Secret = "\"arn:aws:secretsmanager:us-east-1:123456789012:secret:quote-AbCdEf\"";
    private const string Choose = "; set either workgroup and workgroupId, or cluster, or \"create\": true";
    private const string OwnUser = "the write-back function needs its own user, which can do almost nothing";
    private const string OwnAdministrator = "cannot be set with create; the stack's own workgroup has its own administrator";
    private const string ClusterForm =
        "is not a cluster's identifier (lowercase letters, digits and single -, starting with a letter)";

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
        Assert.Equal(
            (new FunctionConfiguration(1769, null), new FunctionConfiguration(1024, null)), (stage.DigestFunction, stage.WriteBackFunction));
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
    [InlineData("", "workgroup: no setting says where the warehouse is" + Choose)]
    [InlineData("\"cluster\": \"a\", \"create\": true", "workgroup: cluster and create are both set" + Choose)]
    [InlineData(
        "\"workgroup\": \"a-b\"",
        "workgroupId: is missing; to get it, run aws redshift-serverless get-workgroup --workgroup-name NAME --query workgroup.workgroupId")]
    [InlineData("\"cluster\": \"Analytics\"", "cluster: \"Analytics\" " + ClusterForm)]
    [InlineData("\"cluster\": \"a-\"", "cluster: \"a-\" " + ClusterForm)]
    [InlineData(
        "\"cluster\": \"a\", \"secretArn\": " + Secret, "secretArn: needs user, the secret's database user, for the grants")]
    [InlineData(
        "\"cluster\": \"a\", \"secretArn\": \"quote\"",
        "secretArn: \"quote\" is not a secret's ARN such as arn:aws:secretsmanager:us-east-1:123456789012:secret:name-AbCdEf")]
    [InlineData("\"cluster\": \"a\", \"baseCapacity\": 8", "baseCapacity: can be set only with \"create\": true")]
    [InlineData("\"create\": true, \"baseCapacity\": 12", "baseCapacity: 12 is not a multiple of 8")]
    [InlineData(
        "\"create\": true, \"subnetIds\": [\"subnet-0123456789abcdef0\"]",
        "subnetIds: has 1; Redshift Serverless needs at least 3 in different zones")]
    [InlineData("\"create\": true, \"adminSecretArn\": " + Secret, "adminSecretArn: " + OwnAdministrator)]
    [InlineData("\"create\": true, \"workgroupId\": \"01234567-89ab-cdef-0123-456789abcdef\"", "workgroupId: " + OwnAdministrator)]
    [InlineData("\"create\": true, \"database\": \"_dev\"", "database: \"_dev\" must start with a letter to be created")]
    [InlineData(
        "\"create\": true, \"dashboardRole\": \"public\"", "dashboardRole: public would let everybody sign links; set a role's name")]
    [InlineData("\"cluster\": \"a\", \"user\": \"u\", \"adminUser\": \"u\"", "user: is the administrator; " + OwnUser)]
    public static void A_wrong_setting_of_the_warehouse_is_one_clear_fault(string settings, string fault) =>
        AssertFault($$"""{ "warehouse": { {{settings}} } }""", $"warehouse.{fault}");

    [Theory]
    [InlineData("\"linkLifetimeSeconds\": 0", "linkLifetimeSeconds: 0 is not a whole number of seconds from 1 to 2592000")]
    [InlineData("\"linkLifetimeSeconds\": \"900\"", "linkLifetimeSeconds: \"900\" is not a whole number of seconds from 1 to 2592000")]
    [InlineData("\"writeMode\": \"Auto\"", "writeMode: \"Auto\" is not one of auto, confirm, get")]
    [InlineData(
        "\"frameAncestors\": [\"*; script-src *\"]",
        "frameAncestors[0]: \"*; script-src *\" is not " + WriteBackSettings.FrameAncestorForms)]
    [InlineData(
        "\"frameAncestors\": \"'self'\"",
        "frameAncestors: \"'self'\" is not a list; each item must be " + WriteBackSettings.FrameAncestorForms)]
    [InlineData(
        "\"frameAncestors\": [\"'none'\", \"https://example.com\"]", "frameAncestors: 'none' cannot be combined with other sources")]
    [InlineData("\"api\": { \"rate\": 0 }", "api.rate: 0 is not a whole number of requests per second from 1 to 10000")]
    [InlineData(
        "\"api\": { \"allowedCidrs\": [\"203.0.113.7/24\"] }",
        "api.allowedCidrs[0]: \"203.0.113.7/24\" is not a network such as 203.0.113.0/24 with host bits of zero")]
    [InlineData(
        "\"api\": { \"allowedCidrs\": [\"10.0.0.0/8\"], \"vpcEndpointId\": \"vpce-0123456789abcdef0\" }",
        "api.allowedCidrs: cannot be set with vpcEndpointId; the endpoint's policy and security group decide who can reach the API")]
    [InlineData("\"api\": { \"wafRate\": 100 }", "api.wafRate: can be set only with \"waf\": true")]
    [InlineData("\"api\": { \"waf\": \"yes\" }", "api.waf: \"yes\" is not true or false")]
    [InlineData(
        "\"api\": { \"ratelimit\": 5 }",
        "api.ratelimit: is not a setting; the settings here are allowedCidrs, burst, rate, tracing, vpcEndpointId, waf, wafRate")]
    [InlineData(
        "\"logRetentionDays\": 10",
        "logRetentionDays: 10 is not a number of days that CloudWatch Logs accepts: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, "
            + "731, 1096, 1827, 2192, 2557, 2922, 3288, 3653")]
    [InlineData(
        "\"alarmTopicArn\": \"alarms\"",
        "alarmTopicArn: \"alarms\" is not an SNS topic's ARN such as arn:aws:sns:us-east-1:123456789012:name")]
    [InlineData(
        "\"digestFunction\": { \"memoryMegabytes\": 64 }",
        "digestFunction.memoryMegabytes: 64 is not a whole number of MB from 128 to 10240")]
    [InlineData("\"removalPolicy\": \"delete\"", "removalPolicy: \"delete\" is not one of retain, destroy")]
    [InlineData("\"nameSuffix\": \" dev\"", "nameSuffix: \" dev\" is not up to 20 letters, digits, - and _")]
    public static void Any_other_wrong_setting_is_one_clear_fault(string setting, string fault) =>
        AssertFault($$"""{ {{Created}}, {{setting}} }""", fault);

    [Fact]
    public static void A_warehouse_that_is_not_an_object_is_one_clear_fault() =>
        AssertFault("""{ "warehouse": "analytics" }""", "warehouse: \"analytics\" is not an object");

    [Fact]
    public static void A_schema_is_an_identifier() => AssertFault(
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

    private static void AssertFault(string stage, string fault)
    {
        var exception = Assert.Throws<ConfigurationException>(() => Read(stage));
        Assert.Equal([$"stages.test.{fault}"], exception.Faults);
        Assert.Equal($"The stage \"test\" of cdk.json is not valid:\n- stages.test.{fault}", exception.Message);
    }

    private static StageConfiguration Read(string stage) =>
        StageConfiguration.Read("test", new JsonObject { ["test"] = JsonNode.Parse(stage) });
}
