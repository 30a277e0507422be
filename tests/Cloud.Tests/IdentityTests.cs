using WriteBackLambdas.Quotes;
using static WriteBackLambdas.Cloud.Tests.Template;

namespace WriteBackLambdas.Cloud.Tests;

/// <summary>Whether the readers of a dashboard share one database user.</summary>
public static class IdentityTests
{
    [Fact]
    public static void Each_reader_is_a_user_of_their_own_with_IAM_Identity_Center()
    {
        var template = Stages.Of("identity-center");
        var source = template.One("AWS::QuickSight::DataSource");
        var parameters = source["DataSourceParameters"]!["RedshiftParameters"]!;
        Assert.True(Flag(parameters["IdentityCenterConfiguration"]!["EnableIdentityPropagation"]));
        Assert.Null(source["Credentials"]);
        var installer = template.One("Custom::WarehouseInstaller");
        Assert.Equal("AWSIDC:sales,AWSIDC:Sales managers", Text(installer["DashboardGroups"]));
        Assert.Equal("AWSIDC:sales,AWSIDC:Sales managers", template.Output("DashboardGroups"));
        Assert.Null(installer["DashboardUser"] ?? installer["DashboardSecret"]);
        Assert.All(template.All("AWS::SecretsManager::Secret").Keys, id => Assert.StartsWith("SigningKey", id, StringComparison.Ordinal));
    }

    /// <summary>How the readers of other dashboards than QuickSight's connect, nobody knows.</summary>
    [Theory]
    [InlineData("dashboard", true)]
    [InlineData("identity-center", false)]
    [InlineData("serverless", false)]
    public static void The_pages_name_no_person_where_all_readers_share_one_user(string stage, bool isShared)
    {
        var variables = Stages.Of(stage).All("AWS::Lambda::Function").Values
            .Single(function => Text(function["FunctionName"]) == WriteBackFunction.Function.Name)["Environment"]!["Variables"]!;
        Assert.Equal(isShared ? "true" : "", Text(variables["SHARED_VIEWER"]));
    }

    [Fact]
    public static void Actions_that_tell_readers_apart_are_a_warning_where_all_share_one_user()
    {
        var definition = QuoteDefinition.Load(
            File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "discount-approval.json")), "discounts");
        Assert.Equal(
            "discounts: \"by\" limits approve, reject, withdraw, but all readers of this stage share one database user, so nobody is "
                + "another than the requester, and everybody is the requester. Set \"identity\": \"identityCenter\", or leave \"by\" out.",
            SharedReader.Warning(definition));
        Assert.Null(SharedReader.Warning(QuoteDefinition.Embedded));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(""", "identity": "identityCenter", "groups": ["AWSIDC:sales"]""", 0)]
    public static void The_synthesis_warns_of_such_actions(string identity, int warnings)
    {
        var folder = Directory.CreateTempSubdirectory("write-back-definitions-");
        File.Copy(
            Path.Combine(Repository.Root, "samples", "discount-approval.json"), Path.Combine(folder.FullName, "quotes.json"));
        var configuration = Stages.Parse(
            $$"""
            {
                "warehouse": { "cluster": "analytics" }, "definitions": "{{folder.FullName}}",
                "quickSight": { "owners": ["arn:aws:quicksight:us-east-1:123456789012:group/default/owners"] }{{identity}}
            }
            """);
        var template = Stages.Of($"by-{warnings}", configuration);
        folder.Delete(recursive: true);
        Assert.Equal(warnings, template.Messages.Count(message => message.Contains("share one database user", StringComparison.Ordinal)));
    }
}
