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
    public static void The_function_reads_what_the_template_writes_and_ignores_CloudFormations_own_properties()
    {
        var all = Properties with
        {
            Workgroup = null,
            Cluster = "c",
            AdminUser = "owner",
            AdminSecret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:owner-AbCdEf",
            Schema = "sales",
            ApplicationUserExists = "true",
            UdfRetryTimeoutMilliseconds = "3000",
            WithSample = "true",
            Script = "0123",
            DashboardUser = "reader",
            DashboardSecret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:reader-AbCdEf",
            DashboardGroups = "AWSIDC:sales,AWSIDC:managers",
            Store = "aurora",
            AuroraCluster = "arn:aws:rds:us-east-1:123456789012:cluster:quotes",
            AuroraDatabase = "quotes",
            AuroraAdminSecret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:admin-AbCdEf",
            AuroraWriterSecret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:writer-AbCdEf",
            AuroraReaderSecret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:reader-AbCdEf",
            AuroraHost = "quotes.cluster-abc.us-east-1.rds.amazonaws.com",
            AuroraPort = "5432",
            AuroraIsReadable = "true",
            AuroraSignsRows = "true",
        };

        Assert.Equal(28, all.ToDictionary().Count);
        Assert.Equal(all, Read(all.ToDictionary()));
        Assert.Equal(8, Properties.ToDictionary().Count);
        Assert.Equal(
            Properties,
            Read(new Dictionary<string, string>(Properties.ToDictionary()) { ["ServiceToken"] = "arn", ["ServiceTimeout"] = "3600" }));
    }

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
        exception = Assert.Throws<InstallerException>(() => InstallerProperties.Read(default));
        Assert.Contains("- Database: is missing", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task Every_unusable_property_is_listed_before_anything_runs()
    {
        const string Definition = """{ "source": "a b" }""";
        var properties = Properties with
        {
            Cluster = "c",
            AdminUser = "a",
            AdminSecret = "b",
            Definition = Definition,
            Schema = "Sales; DROP",
            ApiAddress = "http://example.com",
            WithSample = "yes",
            ApplicationUserExists = "maybe",
            UdfRetryTimeoutMilliseconds = "-1",
            DashboardUser = "a",
        };

        var exception = await Assert.ThrowsAsync<InstallerException>(() => StartAsync("Create", properties));

        var inner = Assert.Throws<QuoteDefinitionException>(() => QuoteDefinition.Load(Encoding.UTF8.GetBytes(Definition)));
        Assert.Equal(
            $"""
            The custom resource's properties are not valid:
            - Workgroup, Cluster: both are set; set exactly one
            - AdminUser: can be set only with Cluster and without AdminSecret
            - ApplicationUserExists: "maybe" is neither true nor false
            - UdfRetryTimeoutMilliseconds: "-1" is not a number of milliseconds from 0
            - base URL: "http://example.com" is not a URL such as https://example.com/prod/quotes (http on a loopback address only)
            - Schema: {QuoteDefinition.IdentifierFault("Sales; DROP")}
            - DashboardUser, DashboardSecret: set both, or none
            - DashboardUser: is the administrator, whose password must not change
            - WithSample: "yes" is neither true nor false
            - Definition: {inner.Message}
            """,
            exception.Message);
    }

    [Fact]
    public static async Task Every_unusable_property_of_Aurora_is_listed()
    {
        var properties = Properties with
        {
            Store = "postgres",
            AuroraCluster = "quotes",
            AuroraDatabase = "Quotes",
            AuroraAdminSecret = "admin",
            AuroraWriterSecret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:writer-AbCdEf",
            AuroraReaderSecret = "reader",
            AuroraHost = "a host",
            AuroraPort = "0",
            AuroraIsReadable = "perhaps",
            AuroraSignsRows = "yes",
        };

        var exception = await Assert.ThrowsAsync<InstallerException>(() => StartAsync("Create", properties));

        Assert.Equal(
            """
            The custom resource's properties are not valid:
            - Store: "postgres" is not aurora; leave it out for Redshift
            - AuroraCluster: "quotes" is not such an ARN; set it to the cluster's ARN, such as arn:aws:rds:us-east-1:123456789012:cluster:quotes
            - AuroraAdminSecret: "admin" is not such an ARN; set it to the ARN of the secret with the database user's name and password
            - AuroraPort: "0" is not a port from 1 to 65535
            - AuroraIsReadable: "perhaps" is neither true nor false
            - AuroraSignsRows: "yes" is neither true nor false
            - Aurora's host: "a host" is not a host name
            - Aurora's database: "Quotes" is not an identifier (lowercase letters, digits and _, starting with a letter) of at most 63 characters
            - secret of Aurora's reader: "reader" is not a secret's ARN
            """,
            exception.Message);
        exception = await Assert.ThrowsAsync<InstallerException>(() => StartAsync("Create", Properties with { Store = "aurora" }));
        Assert.Contains("- AuroraCluster, AuroraDatabase, ", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "20000")]
    [InlineData("3000", "3000")]
    [InlineData("0", "0")]
    public static void The_retry_timeout_is_the_external_functions(string? property, string expected) => Assert.Contains(
        $"\nRETRY_TIMEOUT {expected}\n",
        Installation.From(Properties with { UdfRetryTimeoutMilliseconds = property }).Script.ToString(),
        StringComparison.Ordinal);

    [Fact]
    public static async Task The_id_names_the_place_and_a_deletion_keeps_it()
    {
        Assert.Equal("quotes/dev/public", await StartAsync("Create", Properties));
        Assert.Equal("quotes/dev/public", await StartAsync("Update", Properties));
        Assert.Equal("the/old/one", await StartAsync("Delete", Properties));
        var elsewhere = Properties with { Workgroup = null, Cluster = "c", Database = "prod", Schema = "sales" };
        Assert.Equal("c/prod/sales", await StartAsync("Create", elsewhere));
        // A template may leave a value empty.
        Assert.Equal("quotes/dev/public", await StartAsync("Create", Properties with { Cluster = "", Schema = "", AdminUser = "" }));
    }

    [Theory]
    [InlineData("""{ "RequestType": "Describe" }""", "The event's RequestType is \"Describe\"; it must be Create, Update or Delete.")]
    [InlineData("""{ "RequestType": "Create" }""", "The event has no RequestId; it must be a CloudFormation event for a custom resource.")]
    [InlineData(
        """{ "RequestType": "Delete", "RequestId": "1" }""",
        "The event has no PhysicalResourceId; it must be a CloudFormation event for a custom resource.")]
    [InlineData("[]", "The event has no RequestType; it must be a CloudFormation event for a custom resource.")]
    public static async Task Anything_but_an_event_is_refused(string json, string message)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var exception = await Assert.ThrowsAsync<InstallerException>(() => NewFunction().OnEventAsync(input, new LambdaContext()));
        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public static void The_scripts_hash_changes_only_with_the_SQL()
    {
        var other = QuoteDefinition.Load(Encoding.UTF8.GetBytes(Deployment.DefinitionWithRegion));
        var hash = InstallerProperties.HashOf(QuoteDefinition.Embedded);

        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.Equal(hash, InstallerProperties.HashOf(QuoteDefinition.Embedded with { }));
        Assert.NotEqual(hash, InstallerProperties.HashOf(other));
    }

    /// <summary>The first handler needs no warehouse.</summary>
    private static Function NewFunction() => new(null!, null!, null!, TimeProvider.System);

    private static InstallerProperties Read(IReadOnlyDictionary<string, string> properties) =>
        InstallerProperties.Read(JsonSerializer.SerializeToElement(properties));

    private static async Task<string> StartAsync(string type, InstallerProperties properties)
    {
        var request = new JsonObject
        {
            ["RequestType"] = type,
            ["RequestId"] = "1",
            ["PhysicalResourceId"] = "the/old/one",
            ["ResourceProperties"] = JsonSerializer.SerializeToNode(properties.ToDictionary()),
        };
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(request.ToJsonString()));
        using var response = new StreamReader(await NewFunction().OnEventAsync(input, new LambdaContext()));
        return (string)JsonNode.Parse(await response.ReadToEndAsync())!["PhysicalResourceId"]!;
    }
}
