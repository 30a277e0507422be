using System.Text.Json.Nodes;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Cloud.Tests;

public static class ConfigurationTests
{
    private const string Workgroup = "\"workgroup\": \"analytics\", \"workgroupId\": \"01234567-89ab-cdef-0123-456789abcdef\"";
    private const string Secret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:quote-AbCdEf";

    [Fact]
    public static void Everything_but_the_warehouse_has_its_default()
    {
        var stage = Read($$"""{ "warehouse": { {{Workgroup}} } }""");

        Assert.Equal(("", 900, WriteMode.Auto, 90, StageRemoval.Retain), (stage.NameSuffix, stage.LinkLifetimeSeconds, stage.WriteMode, stage.LogRetentionDays, stage.RemovalPolicy));
        Assert.Equal(("dev", "public", "quote_dashboard"), (stage.Warehouse.Database, stage.Warehouse.Schema, stage.Warehouse.DashboardRole));
        Assert.Equal((50, 100, false, false), (stage.Api.Rate, stage.Api.Burst, stage.Api.Waf, stage.Api.Tracing));
        Assert.Empty(stage.FrameAncestors);
        Assert.Empty(stage.Api.AllowedCidrs);
        Assert.Equal((new FunctionConfiguration(1769, null), new FunctionConfiguration(1024, null)), (stage.DigestFunction, stage.WriteBackFunction));
        Assert.Null(stage.AlarmTopicArn);
    }

    [Fact]
    public static void Every_setting_is_read()
    {
        var stage = Stages.Configuration("everything");

        Assert.Equal(("-everything", 300, WriteMode.Confirm, 30, StageRemoval.Destroy), (stage.NameSuffix, stage.LinkLifetimeSeconds, stage.WriteMode, stage.LogRetentionDays, stage.RemovalPolicy));
        Assert.Equal(("sales", "quoting", "sales_dashboards", 16), (stage.Warehouse.Database, stage.Warehouse.Schema, stage.Warehouse.DashboardRole, stage.Warehouse.BaseCapacity));
        Assert.Equal((10, 20, true, 500), (stage.Api.Rate, stage.Api.Burst, stage.Api.Waf, stage.Api.WafRate));
        Assert.Equal(["'self'", "https://us-east-1.quicksight.aws.amazon.com"], stage.FrameAncestors);
        Assert.Equal(["203.0.113.0/24", "2001:db8::/32"], stage.Api.AllowedCidrs);
        Assert.Equal((new FunctionConfiguration(3538, 50), new FunctionConfiguration(512, 20)), (stage.DigestFunction, stage.WriteBackFunction));
    }

    [Theory]
    [InlineData("""{ }""", "stages.test.warehouse.workgroup: nothing says where the warehouse is; give workgroup and workgroupId, or cluster, or \"create\": true")]
    [InlineData("""{ "warehouse": { "cluster": "a", "create": true } }""", "stages.test.warehouse.workgroup: cluster and create say where the warehouse is; give workgroup and workgroupId, or cluster, or \"create\": true")]
    [InlineData("""{ "warehouse": { "workgroup": "analytics" } }""", "stages.test.warehouse.workgroupId: is missing; aws redshift-serverless get-workgroup --workgroup-name NAME --query workgroup.workgroupId prints it")]
    [InlineData("""{ "warehouse": "analytics" }""", "stages.test.warehouse: \"analytics\" is not an object")]
    [InlineData("""{ "warehouse": { "cluster": "Analytics" } }""", "stages.test.warehouse.cluster: \"Analytics\" is not a cluster's identifier (lower-case letters, digits and single -, a letter first)")]
    [InlineData("""{ "warehouse": { "cluster": "a", "secretArn": "arn:aws:secretsmanager:us-east-1:123456789012:secret:quote-AbCdEf" } }""", "stages.test.warehouse.secretArn: needs user, the database user whose password it holds: the SQL grants to that name")]
    [InlineData("""{ "warehouse": { "cluster": "a", "secretArn": "quote" } }""", "stages.test.warehouse.secretArn: \"quote\" is not a secret's ARN as arn:aws:secretsmanager:us-east-1:123456789012:secret:name-AbCdEf")]
    [InlineData("""{ "warehouse": { "cluster": "a", "schema": "Public; DROP" } }""", "stages.test.warehouse.schema: \"Public; DROP\" is no identifier; lower-case letters, digits and _, a letter first")]
    [InlineData("""{ "warehouse": { "cluster": "a", "baseCapacity": 8 } }""", "stages.test.warehouse.baseCapacity: goes with \"create\": true")]
    [InlineData("""{ "warehouse": { "create": true, "baseCapacity": 12 } }""", "stages.test.warehouse.baseCapacity: 12 is not a multiple of 8")]
    [InlineData("""{ "warehouse": { "create": true, "subnetIds": ["subnet-0123456789abcdef0"] } }""", "stages.test.warehouse.subnetIds: has 1; Redshift Serverless needs at least 3, in different zones")]
    [InlineData("""{ "warehouse": { "create": true, "adminSecretArn": "arn:aws:secretsmanager:us-east-1:123456789012:secret:quote-AbCdEf" } }""", "stages.test.warehouse.adminSecretArn: does not go with create: the workgroup is the stack's own, with an administrator of its own")]
    [InlineData("""{ "warehouse": { "create": true, "workgroupId": "01234567-89ab-cdef-0123-456789abcdef" } }""", "stages.test.warehouse.workgroupId: does not go with create: the workgroup is the stack's own, with an administrator of its own")]
    [InlineData("""{ "warehouse": { "create": true, "database": "_dev" } }""", "stages.test.warehouse.database: \"_dev\" does not begin with a letter, as a created one must")]
    [InlineData("""{ "warehouse": { "create": true, "dashboardRole": "public" } }""", "stages.test.warehouse.dashboardRole: public is everybody, and everybody could have links signed; name a role")]
    [InlineData("""{ "warehouse": { "cluster": "a-" } }""", "stages.test.warehouse.cluster: \"a-\" is not a cluster's identifier (lower-case letters, digits and single -, a letter first)")]
    [InlineData("""{ "warehouse": { "cluster": "a", "user": "u", "adminUser": "u" } }""", "stages.test.warehouse.user: is the administrator; the write-back function needs a user of its own, who can do next to nothing")]
    [InlineData("""{ "warehouse": { "create": true }, "frameAncestors": ["'none'", "https://example.com"] }""", "stages.test.frameAncestors: 'none' stands beside others; alone is right")]
    [InlineData("""{ "warehouse": { "create": true }, "linkLifetimeSeconds": 0 }""", "stages.test.linkLifetimeSeconds: 0 is not a whole number of seconds from 1 to 2592000")]
    [InlineData("""{ "warehouse": { "create": true }, "linkLifetimeSeconds": "900" }""", "stages.test.linkLifetimeSeconds: \"900\" is not a whole number of seconds from 1 to 2592000")]
    [InlineData("""{ "warehouse": { "create": true }, "writeMode": "Auto" }""", "stages.test.writeMode: \"Auto\" is not one of auto, confirm, get")]
    [InlineData("""{ "warehouse": { "create": true }, "frameAncestors": ["*; script-src *"] }""", "stages.test.frameAncestors[0]: \"*; script-src *\" is not 'none', 'self', or an origin such as https://example.com")]
    [InlineData("""{ "warehouse": { "create": true }, "frameAncestors": "'self'" }""", "stages.test.frameAncestors: \"'self'\" is not a list; each 'none', 'self', or an origin such as https://example.com")]
    [InlineData("""{ "warehouse": { "create": true }, "api": { "rate": 0 } }""", "stages.test.api.rate: 0 is not a whole number of requests a second from 1 to 10000")]
    [InlineData("""{ "warehouse": { "create": true }, "api": { "allowedCidrs": ["203.0.113.7/24"] } }""", "stages.test.api.allowedCidrs[0]: \"203.0.113.7/24\" is not a network as 203.0.113.0/24, its host bits zero")]
    [InlineData("""{ "warehouse": { "create": true }, "api": { "allowedCidrs": ["10.0.0.0/8"], "vpcEndpointId": "vpce-0123456789abcdef0" } }""", "stages.test.api.allowedCidrs: does not go with vpcEndpointId: behind the endpoint its own policy and security group decide")]
    [InlineData("""{ "warehouse": { "create": true }, "api": { "wafRate": 100 } }""", "stages.test.api.wafRate: goes with \"waf\": true")]
    [InlineData("""{ "warehouse": { "create": true }, "api": { "waf": "yes" } }""", "stages.test.api.waf: \"yes\" is not true or false")]
    [InlineData("""{ "warehouse": { "create": true }, "logRetentionDays": 10 }""", "stages.test.logRetentionDays: 10 is not one that CloudWatch Logs takes: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653")]
    [InlineData("""{ "warehouse": { "create": true }, "alarmTopicArn": "alarms" }""", "stages.test.alarmTopicArn: \"alarms\" is not an SNS topic's ARN as arn:aws:sns:us-east-1:123456789012:name")]
    [InlineData("""{ "warehouse": { "create": true }, "digestFunction": { "memoryMegabytes": 64 } }""", "stages.test.digestFunction.memoryMegabytes: 64 is not a whole number of MB from 128 to 10240")]
    [InlineData("""{ "warehouse": { "create": true }, "removalPolicy": "delete" }""", "stages.test.removalPolicy: \"delete\" is not one of retain, destroy")]
    [InlineData("""{ "warehouse": { "create": true }, "nameSuffix": " dev" }""", "stages.test.nameSuffix: \" dev\" is not up to 20 letters, digits, - and _")]
    public static void A_wrong_setting_is_one_clear_fault(string stage, string fault)
    {
        var exception = Assert.Throws<ConfigurationException>(() => Read(stage));
        Assert.Equal([fault], exception.Faults);
        Assert.Equal($"The stage \"test\" of cdk.json is not right:\n- {fault}", exception.Message);
    }

    [Fact]
    public static void A_misspelt_setting_is_refused_and_the_known_ones_are_named()
    {
        var exception = Assert.Throws<ConfigurationException>(() => Read("""{ "warehouse": { "create": true }, "api": { "ratelimit": 5 } }"""));
        Assert.Equal(["stages.test.api.ratelimit: is not known; allowedCidrs, burst, rate, tracing, vpcEndpointId, waf, wafRate"], exception.Faults);
    }

    [Fact]
    public static void All_faults_are_told_at_once()
    {
        var exception = Assert.Throws<ConfigurationException>(() => Read($$"""
            { "warehouse": { {{Workgroup}}, "adminUser": "awsuser", "adminSecretArn": "{{Secret}}" }, "writeMode": "now", "api": { "burst": 0.5 }, "colour": 1 }
            """));
        Assert.Equal(4, exception.Faults.Count);
    }

    [Fact]
    public static void A_stage_that_is_not_there_is_answered_with_those_that_are()
    {
        var exception = Assert.Throws<ConfigurationException>(() => StageConfiguration.Read("production", Stages.CdkJson["context"]!["stages"]!.AsObject()));
        Assert.Equal(["stages.production: is missing; there are dev, prod"], exception.Faults);
    }

    private static StageConfiguration Read(string stage) => StageConfiguration.Read("test", new JsonObject { ["test"] = JsonNode.Parse(stage) });
}
