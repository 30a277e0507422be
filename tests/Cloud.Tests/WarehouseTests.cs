using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Cloud.Tests;

public static class WarehouseTests
{
    private const string Objects = "Custom::WarehouseInstaller";

    [Fact]
    public static void The_objects_are_told_where_they_go_and_what_they_are()
    {
        var objects = Stages.Of("serverless").One(Objects);
        Assert.Equal(("analytics", "dev", "public"), (Text(objects["Workgroup"]), Text(objects["Database"]), Text(objects["Schema"])));
        Assert.Equal(QuoteDefinition.EmbeddedJson, Text(objects["Definition"]));
        Assert.Equal("quote_dashboard", Text(objects["DashboardRole"]));
        Assert.StartsWith("IAMR:{WriteBackFunctionRole", Grants.Text(objects["ApplicationUser"]), StringComparison.Ordinal);
        Assert.StartsWith("{DigestCallerRole", Grants.Text(objects["RoleArn"]), StringComparison.Ordinal);
        Assert.StartsWith("{DigestFunction", Grants.Text(objects["FunctionName"]), StringComparison.Ordinal);
        Assert.Equal(Grants.Text(Stages.Of("serverless").Outputs["ApiUrl"]!["Value"]), Grants.Text(objects["ApiAddress"]));
        // 64 hexadecimal characters that change with the SQL, and so run it again.
        Assert.Matches("^[0-9a-f]{64}$", Text(objects["Script"]));
        Assert.Equal("false", Text(objects["WithSample"]));
        Assert.Null(objects["AdminSecret"]);
    }

    [Theory]
    [InlineData("cluster-user", "AdminUser", "awsuser")]
    [InlineData("cluster-secret", "AdminSecret", "arn:aws:secretsmanager:us-east-1:123456789012:secret:redshift-admin-AbCdEf")]
    public static void A_cluster_has_an_administrator_and_a_writer(string stage, string property, string value)
    {
        var objects = Stages.Of(stage).One(Objects);
        Assert.Equal(("analytics", value), (Text(objects["Cluster"]), Text(objects[property])));
        Assert.Equal("quote_writer", Text(objects["ApplicationUser"]));
        Assert.Null(objects["Workgroup"]);
    }

    [Fact]
    public static void The_objects_come_after_the_functions_and_a_created_workgroup()
    {
        var dependencies = Stages.Of("created").Resources.Single(resource => Text(resource.Value["Type"]) == Objects).Value["DependsOn"]!.AsArray().Select(Text).ToArray();
        Assert.All(["WriteBackLive", "DigestFunction", "WarehouseTrialWorkgroup"], start => Assert.Contains(dependencies, id => id.StartsWith(start, StringComparison.Ordinal)));
    }

    [Fact]
    public static void A_created_workgroup_has_the_role_the_sample_and_an_administrator_of_its_own()
    {
        var template = Stages.Of("created");
        var @namespace = template.One("AWS::RedshiftServerless::Namespace");
        Assert.StartsWith("{DigestCallerRole", Grants.Text(@namespace["IamRoles"]), StringComparison.Ordinal);
        Assert.Matches(@"^\{\{resolve:secretsmanager:\{WarehouseTrialAdministrator[0-9A-F]+\}:SecretString:password::\}\}$", Grants.Text(@namespace["AdminUserPassword"]));
        Assert.False(template.One("AWS::RedshiftServerless::Workgroup")["PubliclyAccessible"]!.GetValue<bool>());
        Assert.Equal("true", Text(template.One(Objects)["WithSample"]));
        Assert.StartsWith("{WarehouseTrialAdministrator", Grants.Text(template.One(Objects)["AdminSecret"]), StringComparison.Ordinal);
    }

    [Fact]
    public static void An_existing_cluster_gets_the_role_and_loses_it_with_the_stack()
    {
        var attachment = Stages.Of("cluster").One("Custom::ClusterRole");
        var (add, remove) = (JsonNode.Parse(Grants.Text(attachment["Create"]))!, JsonNode.Parse(Grants.Text(attachment["Delete"]))!);
        Assert.Equal("modifyClusterIamRoles", Text(add["action"]));
        Assert.Equal("analytics", Text(add["parameters"]!["ClusterIdentifier"]));
        Assert.StartsWith("{DigestCallerRole", Text(add["parameters"]!["AddIamRoles"]![0]), StringComparison.Ordinal);
        Assert.Equal(add["parameters"]!["AddIamRoles"]!.ToJsonString(), remove["parameters"]!["RemoveIamRoles"]!.ToJsonString());
    }

    [Fact]
    public static void An_existing_workgroup_has_an_output_with_the_command_that_attaches_the_role()
    {
        var command = Grants.Text(Stages.Of("serverless").Outputs["AttachRole"]!["Value"]);
        Assert.Contains("get-workgroup --workgroup-name analytics", command, StringComparison.Ordinal);
        Assert.Matches(@"\{DigestCallerRole[0-9A-F]+\.Arn\}$", command);
        Assert.Null(Stages.Of("created").Outputs["AttachRole"]);
        Assert.Null(Stages.Of("cluster").Outputs["AttachRole"]);
    }

    /// <summary>update-namespace replaces the list of roles, so the command has to find those that are there, in either form that the service writes them.</summary>
    [Theory]
    [InlineData("IamRole(applyStatus=in-sync, iamRoleArn=arn:aws:iam::123456789012:role/one)\tIamRole(applyStatus=in-sync, iamRoleArn=arn:aws:iam::123456789012:role/two)")]
    [InlineData("arn:aws:iam::123456789012:role/one\tarn:aws:iam::123456789012:role/two")]
    public static async Task The_command_that_attaches_the_role_keeps_the_others(string roles)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no POSIX shell.");
        var command = Regex.Replace(Grants.Text(Stages.Of("serverless").Outputs["AttachRole"]!["Value"]), @"\{.*\}", "arn:aws:iam::123456789012:role/caller");
        var aws = $$"""
            aws() { case "$2" in get-workgroup) echo "analytics-namespace";; get-namespace) printf '{{roles}}\n';; *) echo "$@";; esac; }
            {{command}}
            """;
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", aws]) { RedirectStandardOutput = true })!;
        var said = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            "redshift-serverless update-namespace --namespace-name analytics-namespace --iam-roles "
            + "arn:aws:iam::123456789012:role/one arn:aws:iam::123456789012:role/two arn:aws:iam::123456789012:role/caller\n",
            said);
    }

    [Fact]
    public static void The_outputs_are_what_a_person_needs_next()
    {
        var outputs = Stages.Of("everything").Outputs.ToDictionary(output => output.Key, output => Grants.Text(output.Value!["Value"]));
        Assert.Equal(["AdministratorSecretArn", "ApiUrl", "CallerRoleArn", "InstallerRoleName", "QuickSightSql", "QuickSightUrlAction", "Views"], outputs.Keys.Order());
        Assert.Equal("quoting.quote_gen_vw, quoting.quote_history_vw, quoting.quote_current_vw", outputs["Views"]);
        Assert.Equal("SELECT * FROM quoting.quote_gen_vw", outputs["QuickSightSql"]);
        Assert.Equal("<<quote_link>>", outputs["QuickSightUrlAction"]);
        Assert.Matches(@"^https://\{ApiRest[0-9A-F]+\}\.execute-api\.\{AWS::Region\}\.\{AWS::URLSuffix\}/\{ApiRestDeploymentStageeverything[0-9A-F]+\}/quotes$", outputs["ApiUrl"]);
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
