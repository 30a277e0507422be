using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WriteBackLambdas.Installer;
using WriteBackLambdas.Quotes;
using static WriteBackLambdas.Cloud.Tests.Template;

namespace WriteBackLambdas.Cloud.Tests;

public static class WarehouseTests
{
    private const string Installer = "Custom::WarehouseInstaller";
    private const string CallerRole = @"^\{DigestCallerRole[0-9A-F]+\.Arn\}$";

    [Fact]
    public static void The_installer_is_told_what_to_install_and_where()
    {
        var properties = Stages.Of("serverless").One(Installer);
        Assert.Equal(
            ("analytics", "dev", "public"), (Text(properties["Workgroup"]), Text(properties["Database"]), Text(properties["Schema"])));
        Assert.Equal(QuoteDefinition.EmbeddedJson, Text(properties["Definition"]));
        Assert.Equal("quote_dashboard", Text(properties["DashboardRole"]));
        Assert.StartsWith("IAMR:{WriteBackFunctionRole", Text(properties["ApplicationUser"]), StringComparison.Ordinal);
        Assert.Matches(CallerRole, Text(properties["RoleArn"]));
        Assert.StartsWith("{DigestFunction", Text(properties["FunctionName"]), StringComparison.Ordinal);
        Assert.Equal(Stages.Of("serverless").Output("ApiUrl"), Text(properties["ApiAddress"]));
        Assert.Equal(InstallerProperties.HashOf(QuoteDefinition.Embedded), Text(properties["Script"]));
        Assert.Equal("false", Text(properties["WithSample"]));
        Assert.Null(properties["AdminSecret"]);
        Assert.Null(properties["UdfRetryTimeoutMilliseconds"]);
        Assert.Equal("5000", Text(Stages.Of("network").One(Installer)["UdfRetryTimeoutMilliseconds"]));
    }

    /// <summary>Only the owner of a user with a password knows the password.</summary>
    [Theory]
    [InlineData("serverless", "")]
    [InlineData("serverless-secrets", "true")]
    [InlineData("cluster", "")]
    [InlineData("cluster-user", "")]
    [InlineData("cluster-secret", "true")]
    public static void The_installer_creates_the_write_back_user_unless_it_has_a_password(string stage, string exists) =>
        Assert.Equal(exists, Text(Stages.Of(stage).One(Installer)["ApplicationUserExists"]));

    [Theory]
    [InlineData("cluster-user", "AdminUser", "awsuser")]
    [InlineData("cluster-secret", "AdminSecret", "arn:aws:secretsmanager:us-east-1:123456789012:secret:redshift-admin-AbCdEf")]
    public static void A_cluster_has_an_administrator_and_a_writer(string stage, string property, string value)
    {
        var properties = Stages.Of(stage).One(Installer);
        Assert.Equal(("analytics", value), (Text(properties["Cluster"]), Text(properties[property])));
        Assert.Equal("quote_writer", Text(properties["ApplicationUser"]));
        Assert.Null(properties["Workgroup"]);
    }

    [Fact]
    public static void The_installer_runs_after_the_functions_and_a_created_workgroup()
    {
        var resource = Stages.Of("created").Resources.Values.Single(resource => Text(resource["Type"]) == Installer);
        var dependencies = resource["DependsOn"]!.AsArray().Select(Text).ToArray();
        Assert.All(
            ["WriteBackLive", "DigestFunction", "WarehouseTrialWorkgroup"],
            start => Assert.Contains(dependencies, id => id.StartsWith(start, StringComparison.Ordinal)));
    }

    /// <summary>Views publish links as soon as they exist, and a link to an address without an API fails.</summary>
    [Theory]
    [InlineData("serverless", "ApiRestDeploymentStage")]
    [InlineData("everything", "ApiRestDeploymentStage", "ApiDomainName", "ApiDomainMapping", "ApiDomainRecord")]
    [InlineData("cluster-user", "ApiRestDeploymentStage", "ApiDomainName", "ApiDomainMapping")]
    [InlineData("private", "ApiRestDeploymentStage")]
    [InlineData("private-created", "ApiRestDeploymentStage", "ApiPrivateEndpoint")]
    public static void The_installer_runs_after_everything_that_answers_at_the_address_of_links(string stage, params string[] starts)
    {
        var resource = Stages.Of(stage).Resources.Values.Single(resource => Text(resource["Type"]) == Installer);
        var dependencies = resource["DependsOn"]!.AsArray().Select(Text).ToArray();
        Assert.All(starts, start => Assert.Contains(dependencies, id => id.StartsWith(start, StringComparison.Ordinal)));
    }

    [Fact]
    public static void A_created_workgroup_is_private_and_has_the_role_the_sample_and_its_own_administrator()
    {
        var template = Stages.Of("created");
        var @namespace = template.One("AWS::RedshiftServerless::Namespace");
        Assert.Matches(CallerRole, Text(@namespace["IamRoles"]));
        Assert.Matches(
            @"^\{\{resolve:secretsmanager:\{WarehouseTrialAdministrator[0-9A-F]+\}:SecretString:password::\}\}$",
            Text(@namespace["AdminUserPassword"]));
        Assert.False(Flag(template.One("AWS::RedshiftServerless::Workgroup")["PubliclyAccessible"]));
        Assert.Equal("true", Text(template.One(Installer)["WithSample"]));
        Assert.StartsWith("{WarehouseTrialAdministrator", Text(template.One(Installer)["AdminSecret"]), StringComparison.Ordinal);
        // The stage dev deletes it with the stack.
        Assert.NotNull(Stages.Of("dev").One("AWS::RedshiftServerless::Namespace")["FinalSnapshotName"]);
    }

    [Fact]
    public static void An_existing_cluster_gets_the_role_and_loses_it_with_the_stack()
    {
        var attachment = Stages.Of("cluster").One("Custom::ClusterRole");
        var (add, remove) = (JsonNode.Parse(Text(attachment["Create"]))!, JsonNode.Parse(Text(attachment["Delete"]))!);
        Assert.Equal("modifyClusterIamRoles", Text(add["action"]));
        Assert.Equal("analytics", Text(add["parameters"]!["ClusterIdentifier"]));
        Assert.Matches(CallerRole, Text(add["parameters"]!["AddIamRoles"]));
        Assert.Equal(Text(add["parameters"]!["AddIamRoles"]), Text(remove["parameters"]!["RemoveIamRoles"]));
    }

    /// <summary>update-namespace replaces the list of roles, so the command must find the attached roles in both output forms.</summary>
    [Theory]
    [InlineData(
        "get-workgroup) echo n;; get-namespace) echo 'IamRole(applyStatus=in-sync, iamRoleArn={0}one) IamRole(iamRoleArn={0}two)'",
        "{0}one {0}two {0}caller")]
    [InlineData("get-workgroup) echo n;; get-namespace) printf '{0}one\\t{0}two\\n'", "{0}one {0}two {0}caller")]
    [InlineData("get-workgroup) echo n;; get-namespace) echo None", "{0}caller")]
    [InlineData("get-workgroup) echo n;; get-namespace) return 254", null)]
    [InlineData("get-workgroup) return 254;; get-namespace) echo {0}one", null)]
    public static async Task The_command_that_attaches_the_role_to_an_existing_workgroup_keeps_the_others_or_does_nothing(
        string answers, string? attached)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no POSIX shell.");
        const string Arn = "arn:aws:iam::123456789012:role/";
        var output = Stages.Of("serverless").Output("AttachRole");
        Assert.Contains("get-workgroup --workgroup-name analytics ", output, StringComparison.Ordinal);
        Assert.Matches(CallerRole, output.Split(' ')[^1]);
        var script = $$"""
            aws() {
              case "$2" in
                {{answers.Replace("{0}", Arn, StringComparison.Ordinal)}};;
                *) echo "$@";;
              esac
            }
            {{Regex.Replace(output, @"\{.*\}", $"{Arn}caller")}}
            """;

        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", script]) { RedirectStandardOutput = true })!;
        var printed = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        var roles = attached?.Replace("{0}", Arn, StringComparison.Ordinal);
        Assert.Equal(roles is null ? "" : $"redshift-serverless update-namespace --namespace-name n --iam-roles {roles}\n", printed);
    }

    [Theory]
    [InlineData("serverless", "Workgroup=analytics Database=dev Schema=public DashboardRole=quote_dashboard")]
    [InlineData("cluster-user", "Cluster=analytics AdministratorUser=awsuser ApplicationUser=quote_writer")]
    [InlineData(
        "cluster-secret",
        "Cluster=analytics AdministratorSecretArn=arn:aws:secretsmanager:us-east-1:123456789012:secret:redshift-admin-AbCdEf")]
    public static void The_outputs_say_where_the_objects_are_and_who_connects(string stage, string outputs)
    {
        var template = Stages.Of(stage);
        Assert.All(outputs.Split(' ').Select(output => output.Split('=')), output => Assert.Equal(output[1], template.Output(output[0])));
        Assert.NotEqual(template.Outputs.ContainsKey("Workgroup"), template.Outputs.ContainsKey("Cluster"));
    }

    [Fact]
    public static void The_outputs_are_what_a_person_needs_next()
    {
        var template = Stages.Of("everything");
        Assert.Equal(
            [
                "AdministratorSecretArn", "ApiUrl", "ApplicationUser", "CallerRoleArn", "DashboardRole", "Database", "DigestFunctionName",
                "InstallerRoleName", "QuickSightSql", "QuickSightUrlAction", "Region", "Schema", "SigningSecretArn", "Views", "Workgroup",
                "WriteBackFunctionName",
            ],
            template.Outputs.Select(output => output.Key).Order());
        Assert.Equal("quoting.quote_gen_vw, quoting.quote_history_vw, quoting.quote_current_vw", template.Output("Views"));
        Assert.Equal("SELECT * FROM quoting.quote_gen_vw", template.Output("QuickSightSql"));
        Assert.Equal("<<quote_link>>", template.Output("QuickSightUrlAction"));
        Assert.Matches(
            @"^https://\{ApiRest[0-9A-F]+\}\.execute-api\.\{AWS::Region\}\.\{AWS::URLSuffix\}"
                + @"/\{ApiRestDeploymentStageserverless[0-9A-F]+\}/quotes$",
            Stages.Of("serverless").Output("ApiUrl"));
        Assert.Null(Stages.Of("cluster").Outputs["AttachRole"]);
    }
}
