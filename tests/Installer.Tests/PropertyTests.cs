using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>The contract between the template and the function.</summary>
public static class PropertyTests
{
    private static readonly SetUpProperties Properties = new()
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
    public static void Missing_and_other_properties_are_all_named()
    {
        var e = Assert.Throws<SetUpException>(() => SetUpProperties.Read(JsonDocument.Parse(
            """{ "Workgroup": 7, "Database": "dev", "definition": "{}", "ApiAddress": "", "RoleArn": "r", "FunctionName": "f", "ApplicationUser": "u" }""").RootElement));

        Assert.Equal(
            """
            The custom resource's properties are not right:
            - Workgroup: is a Number; text is right
            - Definition: is missing
            - ApiAddress: is missing
            - DashboardRole: is missing
            """,
            e.Message);
        Assert.StartsWith("The custom resource's properties are not right:", Assert.Throws<SetUpException>(() => SetUpProperties.Read(default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task Properties_that_cannot_be_used_are_all_named_before_anything_runs()
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

        var e = await Assert.ThrowsAsync<SetUpException>(() => BeginAsync("Create", properties));

        Assert.Equal(
            """
            The custom resource's properties are not right:
            - workgroup, cluster: both are given; one of them is right
            - database user: "a" goes with a cluster and without a secret
            - base URL: "http://example.com" is not a URL as https://example.com/prod/quotes, without query (http on a loopback address only)
            - Schema: "Sales; DROP" is no identifier; lower-case letters, digits and _, a letter first
            - WithSample: "yes" is neither true nor false
            - Definition: The quote definition has 3 faults:
            - source: "a b" is no identifier; lower-case letters, digits and _, a letter first
            - history: is missing
            - fields: at least one is needed
            """,
            e.Message);
    }

    [Theory]
    [InlineData("Create", "quotes/dev/public")]
    [InlineData("Update", "quotes/dev/public")]
    [InlineData("Delete", "the/old/one")]
    public static async Task The_resources_id_is_its_place_and_a_deletion_keeps_its_own(string type, string answer) =>
        Assert.Equal(answer, await BeginAsync(type, Properties));

    [Fact]
    public static async Task A_schema_or_cluster_of_its_own_is_in_the_id() => Assert.Equal(
        "c/prod/sales",
        await BeginAsync("Create", Properties with { Workgroup = null, Cluster = "c", Database = "prod", Schema = "sales" }));

    [Theory]
    [InlineData("""{ "RequestType": "Describe", "RequestId": "1" }""", "The event's RequestType is \"Describe\"; Create, Update or Delete is right.")]
    [InlineData("""{ "RequestType": "Create" }""", "The event has no RequestId; it must be one of CloudFormation's for a custom resource.")]
    [InlineData("""{ "RequestType": "Delete", "RequestId": "1" }""", "The event has no PhysicalResourceId; it must be one of CloudFormation's for a custom resource.")]
    [InlineData("[]", "The event has no RequestType; it must be one of CloudFormation's for a custom resource.")]
    public static async Task What_is_no_event_is_refused(string json, string message)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(json));
        Assert.Equal(message, (await Assert.ThrowsAsync<SetUpException>(() => First.OnEventAsync(input, new LambdaContext()))).Message);
    }

    [Fact]
    public static void The_scripts_hash_changes_with_the_SQL_and_with_nothing_else()
    {
        var other = QuoteDefinition.Load(Encoding.UTF8.GetBytes(Definitions.WithRegion));

        Assert.Matches("^[0-9a-f]{64}$", SetUpProperties.HashOf(QuoteDefinition.Embedded));
        Assert.Equal(SetUpProperties.HashOf(QuoteDefinition.Embedded), SetUpProperties.HashOf(QuoteDefinition.Embedded with { }));
        Assert.NotEqual(SetUpProperties.HashOf(QuoteDefinition.Embedded), SetUpProperties.HashOf(other));
    }

    /// <summary>The first answer needs no warehouse.</summary>
    private static Function First => new(null!, TimeProvider.System);

    private static SetUpProperties Read(IReadOnlyDictionary<string, string> properties) => SetUpProperties.Read(Json(properties));

    private static JsonElement Json(IReadOnlyDictionary<string, string> properties) =>
        JsonDocument.Parse(new JsonObject(properties.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))).ToJsonString()).RootElement;

    private static async Task<string> BeginAsync(string type, SetUpProperties properties)
    {
        var request = new JsonObject
        {
            ["RequestType"] = type,
            ["RequestId"] = "1",
            ["PhysicalResourceId"] = "the/old/one",
            ["ResourceProperties"] = JsonNode.Parse(Json(properties.ToDictionary()).GetRawText()),
        };
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(request.ToJsonString()));
        using var answer = new StreamReader(await First.OnEventAsync(input, new LambdaContext()));
        return (string)JsonNode.Parse(await answer.ReadToEndAsync())!["PhysicalResourceId"]!;
    }
}
