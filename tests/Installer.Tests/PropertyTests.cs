using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>The contract between the template and the function.</summary>
public static class PropertyTests
{
    private static readonly InstallerProperties Properties = new()
    {
        Workgroup = "quotes",
        Database = "dev",
        Definition = QuoteDefinition.EmbeddedJson,
        ApiAddress = "https://api.example.com/prod/quotes",
        RoleArn = "arn:aws:iam::123456789012:role/digests",
        FunctionName = "redshift_get_digest",
        DashboardRole = "dashboards",
        ApplicationUser = "IAMR:write_back",
    };

    [Fact]
    public static void What_the_template_writes_is_what_the_function_reads()
    {
        var all = Properties with
        {
            Workgroup = null,
            Cluster = "c",
            AdminUser = "owner",
            AdminSecret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:owner-AbCdEf",
            Schema = "sales",
            WithSample = "true",
            Script = "0123",
        };

        Assert.Equal(13, all.ToDictionary().Count);
        Assert.Equal(all, Read(all.ToDictionary()));
        Assert.Equal(8, Properties.ToDictionary().Count);
        Assert.Equal(Properties, Read(Properties.ToDictionary()));
    }

    [Fact]
    public static void CloudFormations_own_properties_are_ignored() => Assert.Equal(
        Properties, Read(new Dictionary<string, string>(Properties.ToDictionary()) { ["ServiceToken"] = "arn", ["ServiceTimeout"] = "3600" }));

    [Fact]
    public static void Every_missing_or_mistyped_property_is_listed()
    {
        using var json = JsonDocument.Parse(
            """
            {
              "Workgroup": 7, "Database": "dev", "definition": "{}", "ApiAddress": "", "RoleArn": "r", "FunctionName": "f",
              "ApplicationUser": "u"
            }
            """);
        var exception = Assert.Throws<InstallerException>(() => InstallerProperties.Read(json.RootElement));

        Assert.Equal(
            """
            The custom resource's properties are not valid:
            - Workgroup: is a Number; it must be a String
            - Definition: is missing
            - ApiAddress: is missing
            - DashboardRole: is missing
            """,
            exception.Message);
        Assert.Contains(
            "- Database: is missing",
            Assert.Throws<InstallerException>(() => InstallerProperties.Read(default)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public static async Task Every_unusable_property_is_listed_before_anything_runs()
    {
        var properties = Properties with
        {
            Cluster = "c",
            AdminUser = "a",
            AdminSecret = "b",
            Definition = """{ "source": "a b" }""",
            Schema = "Sales; DROP",
            ApiAddress = "http://example.com",
            WithSample = "yes",
        };

        var exception = await Assert.ThrowsAsync<InstallerException>(() => StartAsync("Create", properties));

        Assert.Equal(
            $"""
            The custom resource's properties are not valid:
            - Workgroup, Cluster: both are set; set exactly one
            - AdminUser: can be set only with Cluster and without AdminSecret
            - ApiAddress: "http://example.com" is not a URL such as https://example.com/prod/quotes (http on a loopback address only)
            - Schema: {QuoteDefinition.IdentifierFault("Sales; DROP")}
            - WithSample: "yes" is neither true nor false
            - Definition: {Assert.Throws<QuoteDefinitionException>(() => QuoteDefinition.Load("""{ "source": "a b" }"""u8)).Message}
            """,
            exception.Message);
    }

    [Theory]
    [InlineData("Create", "quotes/dev/public")]
    [InlineData("Update", "quotes/dev/public")]
    [InlineData("Delete", "the/old/one")]
    public static async Task The_resources_id_names_its_place_and_a_deletion_keeps_the_id(string type, string id) =>
        Assert.Equal(id, await StartAsync(type, Properties));

    [Fact]
    public static async Task The_id_has_the_cluster_and_the_schema_of_the_properties() => Assert.Equal(
        "c/prod/sales",
        await StartAsync("Create", Properties with { Workgroup = null, Cluster = "c", Database = "prod", Schema = "sales" }));

    [Theory]
    [InlineData("""{ "RequestType": "Describe", "RequestId": "1" }""", "The event's RequestType is \"Describe\"; it must be Create, Update or Delete.")]
    [InlineData("""{ "RequestType": "Create" }""", "The event has no RequestId; it must be a CloudFormation event for a custom resource.")]
    [InlineData(
        """{ "RequestType": "Delete", "RequestId": "1" }""",
        "The event has no PhysicalResourceId; it must be a CloudFormation event for a custom resource.")]
    [InlineData("[]", "The event has no RequestType; it must be a CloudFormation event for a custom resource.")]
    public static async Task Anything_but_an_event_is_refused(string json, string message)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(json));
        Assert.Equal(message, (await Assert.ThrowsAsync<InstallerException>(() => FirstHandler.OnEventAsync(input, new LambdaContext()))).Message);
    }

    [Fact]
    public static void The_scripts_hash_changes_only_with_the_SQL()
    {
        var other = QuoteDefinition.Load(Encoding.UTF8.GetBytes(Deployment.DefinitionWithRegion));

        Assert.Matches("^[0-9a-f]{64}$", InstallerProperties.HashOf(QuoteDefinition.Embedded));
        Assert.Equal(InstallerProperties.HashOf(QuoteDefinition.Embedded), InstallerProperties.HashOf(QuoteDefinition.Embedded with { }));
        Assert.NotEqual(InstallerProperties.HashOf(QuoteDefinition.Embedded), InstallerProperties.HashOf(other));
    }

    /// <summary>The first handler needs no warehouse.</summary>
    private static Function FirstHandler => new(null!, TimeProvider.System);

    private static InstallerProperties Read(IReadOnlyDictionary<string, string> properties) => InstallerProperties.Read(Json(properties));

    private static JsonElement Json(IReadOnlyDictionary<string, string> properties) =>
        JsonDocument.Parse(new JsonObject(properties.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))).ToJsonString()).RootElement;

    private static async Task<string> StartAsync(string type, InstallerProperties properties)
    {
        var request = new JsonObject
        {
            ["RequestType"] = type,
            ["RequestId"] = "1",
            ["PhysicalResourceId"] = "the/old/one",
            ["ResourceProperties"] = JsonNode.Parse(Json(properties.ToDictionary()).GetRawText()),
        };
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(request.ToJsonString()));
        using var response = new StreamReader(await FirstHandler.OnEventAsync(input, new LambdaContext()));
        return (string)JsonNode.Parse(await response.ReadToEndAsync())!["PhysicalResourceId"]!;
    }
}
