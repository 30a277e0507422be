using System.Text.Json.Nodes;
using static WriteBackLambdas.Cloud.Tests.Template;

namespace WriteBackLambdas.Cloud.Tests;

public static class BoardTests
{
    private const string Owner = "arn:aws:quicksight:us-east-1:123456789012:user/default/Admin/alice@example.com";

    public static TheoryData<string> WithDashboard => [.. Stages.Reviewed.Where(HasDashboard)];

    public static TheoryData<string> WithoutDashboard => [.. Stages.Reviewed.Where(stage => !HasDashboard(stage))];

    [Theory]
    [MemberData(nameof(WithoutDashboard))]
    public static void A_stage_without_the_setting_has_nothing_of_QuickSight(string stage)
    {
        var template = Stages.Of(stage);
        Assert.DoesNotContain(template.Resources.Keys, id => id.StartsWith("Board", StringComparison.Ordinal));
        Assert.False(template.Outputs.ContainsKey("Dashboard"));
    }

    [Theory]
    [MemberData(nameof(WithDashboard))]
    public static void A_stage_ends_with_the_address_of_its_dashboard(string stage)
    {
        var template = Stages.Of(stage);
        var id = Text(template.One("AWS::QuickSight::Dashboard")["DashboardId"]);
        Assert.StartsWith($"write-back-{stage}-quotes-dashboard-", id, StringComparison.Ordinal);
        Assert.Equal(
            $"https://{{AWS::Region}}.quicksight.aws.amazon.com/sn/dashboards/{id}", template.Output("Dashboard"));
    }

    [Theory]
    [MemberData(nameof(WithDashboard))]
    public static void The_dashboard_changes_after_its_data_sets_and_these_after_the_views(string stage)
    {
        var template = Stages.Of(stage);
        var dashboard = Single(template, "AWS::QuickSight::Dashboard");
        var (data, source) = (template.All("AWS::QuickSight::DataSet"), Single(template, "AWS::QuickSight::DataSource"));
        Assert.Equal(3, data.Count);
        Assert.All(data.Keys, id => Assert.Contains($"{id}", References(dashboard.Value)));
        Assert.All(data.Keys, id => Assert.Contains(source.Key, References(template.Resources[id])));
        var installer = Single(template, "Custom::WarehouseInstaller");
        Assert.Contains(installer.Key, DependsOn(source.Value));
    }

    [Theory]
    [MemberData(nameof(WithDashboard))]
    public static void Nothing_of_QuickSight_outlives_the_stack(string stage) => Assert.All(
        Stages.Of(stage).Resources.Where(resource => resource.Key.StartsWith("Board", StringComparison.Ordinal)),
        resource => Assert.NotEqual("Retain", Text(resource.Value["DeletionPolicy"])));

    [Fact]
    public static void Owners_change_everything_and_readers_see_only_the_dashboard()
    {
        var template = Stages.Of("dashboard");
        foreach (var type in new[] { "DataSource", "DataSet", "Analysis" })
        {
            Assert.All(template.All($"AWS::QuickSight::{type}").Values, resource =>
            {
                var permission = Assert.Single(resource["Permissions"]!.AsArray())!;
                Assert.Equal(Owner, Text(permission["Principal"]));
                Assert.Contains($"quicksight:Update{type}", permission["Actions"]!.AsArray().Select(Text));
                Assert.InRange(permission["Actions"]!.AsArray().Count, 1, 16);
            });
        }

        var permissions = template.One("AWS::QuickSight::Dashboard")["Permissions"]!.AsArray();
        Assert.Equal(
            [
                (Owner, true), ("arn:aws:quicksight:us-east-1:123456789012:group/default/sales", false),
            ],
            permissions.Select(permission => (
                Text(permission!["Principal"]), permission["Actions"]!.AsArray().Select(Text).Contains("quicksight:UpdateDashboard"))));
        Assert.Equal(
            "quicksight:DescribeDashboard, quicksight:ListDashboardVersions, quicksight:QueryDashboard", Text(permissions[1]!["Actions"]));
    }

    [Theory]
    [InlineData("dashboard", "quicksight_dashboard")]
    [InlineData("dashboard-created", "quicksight_dashboard_created")]
    [InlineData("dashboard-subnets", "quote_reader")]
    public static void The_data_source_has_the_secrets_pair_without_its_text(string stage, string user)
    {
        var template = Stages.Of(stage);
        var secret = template.One("AWS::SecretsManager::Secret", "BoardUser")["GenerateSecretString"]!;
        Assert.Equal($$"""{"username":"{{user}}"}""", Text(secret["SecretStringTemplate"]));
        Assert.True(Flag(secret["RequireEachIncludedType"]) && Flag(secret["ExcludePunctuation"]));
        Assert.InRange(Number(secret["PasswordLength"]), 8, 64);
        var pair = template.One("AWS::QuickSight::DataSource")["Credentials"]!["CredentialPair"]!;
        Assert.Equal(user, Text(pair["Username"]));
        Assert.Equal(user, Text(template.One("Custom::WarehouseInstaller")["DashboardUser"]));
        Assert.Contains(
            Text(template.One("Custom::WarehouseInstaller")["DashboardSecret"]), Text(pair["Password"]), StringComparison.Ordinal);
        Assert.Matches(@"^\{\{resolve:secretsmanager:\{BoardUserSecret\w+\}:SecretString:password::\}\}$", Text(pair["Password"]));
    }

    [Fact]
    public static void A_connection_to_an_existing_warehouse_is_in_the_subnets_that_the_stage_names()
    {
        var template = Stages.Of("dashboard");
        var connection = template.One("AWS::QuickSight::VPCConnection");
        Assert.Equal("subnet-0123456789abcdef0, subnet-0123456789abcdef1", Text(connection["SubnetIds"]));
        AssertRules(template, "sg-0123456789abcdef0", 5440);
        Assert.Equal("vpc-0123456789abcdef0", Text(template.One("AWS::EC2::SecurityGroup", "Board")["VpcId"]));
        Assert.Equal(
            "analytics.{AWS::AccountId}.{AWS::Region}.redshift-serverless.{AWS::URLSuffix}", Text(Parameters(template)["Host"]));
        Assert.Equal(5440, Number(Parameters(template)["Port"]));
    }

    [Theory]
    [InlineData("dashboard-created", "")]
    [InlineData("dashboard-subnets", "vpc-0123456789abcdef0")]
    public static void A_connection_to_a_created_workgroup_is_where_the_workgroup_is(string stage, string vpc)
    {
        var template = Stages.Of(stage);
        var workgroup = Single(template, "AWS::RedshiftServerless::Workgroup").Key;
        Assert.Equal(
            $"{{{workgroup}.Workgroup.SubnetIds}}", Text(template.One("AWS::QuickSight::VPCConnection")["SubnetIds"]));
        AssertRules(template, $"Fn::Select 0, {{{workgroup}.Workgroup.SecurityGroupIds}}", 5439);
        Assert.Equal(vpc, Text(template.One("AWS::EC2::SecurityGroup", "Board")["VpcId"]));
        Assert.Equal($"{{{workgroup}.Workgroup.Endpoint.Address}}", Text(Parameters(template)["Host"]));
    }

    [Fact]
    public static void An_existing_connection_is_used()
    {
        var template = Stages.Of("dashboard-cluster");
        Assert.Empty(template.All("AWS::QuickSight::VPCConnection"));
        Assert.Equal(
            Stages.Configuration("dashboard-cluster").QuickSight!.VpcConnectionArn,
            Text(template.One("AWS::QuickSight::DataSource")["VpcConnectionProperties"]!["VpcConnectionArn"]));
        Assert.Equal("analytics", Text(Parameters(template)["ClusterId"]));
        Assert.Null(Parameters(template)["Host"]);
    }

    [Fact]
    public static void The_queries_read_the_stages_schema_and_the_theme_is_the_stages()
    {
        var template = Stages.Of("dashboard-subnets");
        Assert.All(template.All("AWS::QuickSight::DataSet").Values, data => Assert.Contains(
            "FROM \"quoting\".\"quote_", data["PhysicalTableMap"]!.ToJsonString().Replace("\\u0022", "\"", StringComparison.Ordinal),
            StringComparison.Ordinal));
        Assert.Equal("arn:aws:quicksight::aws:theme/MIDNIGHT", Text(template.One("AWS::QuickSight::Dashboard")["ThemeArn"]));
        Assert.Equal("arn:aws:quicksight::aws:theme/MIDNIGHT", Text(template.One("AWS::QuickSight::Analysis")["ThemeArn"]));
    }

    /// <summary>QuickSight's network interface forgets that it asked, so the answers need a rule.</summary>
    private static void AssertRules(Template template, string warehouse, int port)
    {
        var id = Assert.Single(template.All("AWS::EC2::SecurityGroup").Keys, id => id.StartsWith("Board", StringComparison.Ordinal));
        var group = $"{{{id}.GroupId}}";
        Assert.Equal(
            new[] { (warehouse, group, port, port), (group, warehouse, 0, 65535) }.Order(),
            template.All("AWS::EC2::SecurityGroupIngress").Values.Select(rule => (
                Text(rule["GroupId"]), Text(rule["SourceSecurityGroupId"]), Number(rule["FromPort"]), Number(rule["ToPort"]))).Order());
    }

    private static JsonNode Parameters(Template template) =>
        template.One("AWS::QuickSight::DataSource")["DataSourceParameters"]!["RedshiftParameters"]!;

    private static KeyValuePair<string, JsonObject> Single(Template template, string type) =>
        Assert.Single(template.Resources, resource => Text(resource.Value["Type"]) == type);

    private static IEnumerable<string> DependsOn(JsonObject resource) => resource["DependsOn"]!.AsArray().Select(Text);

    /// <summary>The logical ids whose attributes a resource has.</summary>
    private static IEnumerable<string> References(JsonObject resource) =>
        Boards.Members(resource).Where(member => member.Name == "Fn::GetAtt").Select(member => Text(member.Value[0]));

    private static bool HasDashboard(string stage) => Stages.Configuration(stage).QuickSight is not null;
}
