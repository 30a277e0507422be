using System.Globalization;
using System.Text.RegularExpressions;
using Amazon;
using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;
using WriteBackLambdas.DataApi;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Verify;

/// <summary>What verify was told, and for a stage, what its deployment's outputs say. An option wins over an output.</summary>
internal sealed partial class VerifySettings(Func<string, string?> option, IReadOnlyDictionary<string, string> outputs)
{
    /// <summary>The value of the output <see cref="OutputNames.Store"/>.</summary>
    private const string AuroraStore = "Aurora";

    /// <exception cref="SettingsException">The outputs of the stage cannot be read.</exception>
    public static VerifySettings Of(Func<string, string?> option) => new(option, option("stage") is { } stage
        ? StageOutputs.Read(option("outputs") ?? "cdk-outputs.json", stage)
        : new Dictionary<string, string>());

    public string? Region => Value("region", OutputNames.Region);

    public string? Endpoint => Value("endpoint-url");

    public string? Viewer => Value("viewer");

    public string? SignInAddress => Output(OutputNames.SignInAddress);

    /// <summary>The schema of all objects; null for the definition's own.</summary>
    public string? Schema => Value("schema", OutputNames.Schema);

    public WarehouseParameters Parameters => new(
        Value("api", OutputNames.ApiUrl) ?? "",
        Value("role-arn", OutputNames.CallerRoleArn) ?? "default",
        Value("function-name", OutputNames.DigestFunctionName) ?? DigestFunction.Function.Name,
        Value("dashboard-role", OutputNames.DashboardRole) ?? "quote_dashboard",
        Value("application-user", OutputNames.ApplicationUser) ?? WarehouseParameters.UserOfRole("write_back"))
    {
        DashboardGroups = Value("groups", OutputNames.DashboardGroups)?.Split(
            ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
        External = External,
    };

    /// <summary>The parameters of a deployment's definitions.</summary>
    public WarehouseParameters ParametersOf(IEnumerable<QuoteDefinition> definitions) => External is { } external
        ? Parameters with { External = external with { IsReadable = definitions.All(definition => definition.VisibleBy is null) } }
        : Parameters;

    /// <summary>How Redshift reads the quotes in Aurora; null if they are recorded in Redshift.</summary>
    private ExternalHistory? External => option("aurora-host") is null && Output(OutputNames.Store) != AuroraStore ? null : new(
        Value("external-schema") ?? ExternalHistory.SchemaOf(Schema ?? QuoteDefinition.Embedded.Schema),
        Value("aurora-host", OutputNames.AuroraHost) ?? "",
        int.TryParse(Value("aurora-port", OutputNames.AuroraPort) ?? "5432", CultureInfo.InvariantCulture, out var port) ? port : 0,
        Value("aurora-database", OutputNames.AuroraDatabase) ?? "",
        Value("role-arn", OutputNames.CallerRoleArn) ?? "default",
        Value("aurora-reader-secret-arn", OutputNames.AuroraReaderSecretArn) ?? "",
        IsReadable: true);

    public WarehouseConnection Connection
    {
        get
        {
            // One identity of the command line replaces the outputs', of which an administrator has a user or a secret.
            var isNamed = option("db-user") is not null || option("secret-arn") is not null;
            return Target with
            {
                DbUser = isNamed || Target.Cluster is null ? option("db-user") : Output(OutputNames.AdministratorUser),
                SecretArn = isNamed ? option("secret-arn") : Output(OutputNames.AdministratorSecretArn),
            };
        }
    }

    /// <summary>The same warehouse as a second database user; null if none is named.</summary>
    public WarehouseConnection? SecondConnection => (option("second-db-user"), option("second-secret-arn")) is (null, null)
        ? null
        : Target with { DbUser = option("second-db-user"), SecretArn = option("second-secret-arn") };

    /// <summary>The definition's own schema may be another one: a stage sets it.</summary>
    public QuoteDefinition Definition(QuoteDefinition definition) =>
        Schema is { } schema ? definition with { Schema = schema } : definition;

    /// <summary>What is wrong with the settings; empty if verify can start.</summary>
    public IReadOnlyList<string> Faults() =>
    [
        .. Value("api", OutputNames.ApiUrl) is null
            ? (string[])["--api: is missing; give the URL of every quote link up to the query, or --stage"]
            : Parameters.Faults() is { Count: > 0 } faults ? faults
            : Uri.IsWellFormedUriString(Parameters.ApiAddress, UriKind.Absolute) ? []
            : [$"--api: \"{Parameters.ApiAddress}\" is not a URL"],
        .. ConnectionFaults(),
        .. SecondConnection?.Faults(property => OptionOf(property, "second-")) ?? [],
    ];

    /// <summary>What is wrong with the settings of the warehouse.</summary>
    public IReadOnlyList<string> ConnectionFaults() =>
    [
        .. Endpoint is { } endpoint && !(Uri.TryCreate(endpoint, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            ? (string[])[$"--endpoint-url: \"{endpoint}\" is not a URL such as http://127.0.0.1:8081"]
            : [],
        .. Schema is { } schema && !Identifier().IsMatch(schema)
            ? (string[])[$"--schema: \"{schema}\" is not an identifier (lowercase letters, digits and _, starting with a letter)"]
            : [],
        .. Connection.Faults(property => OptionOf(property, "")),
    ];

    /// <exception cref="SettingsException">No region is set.</exception>
    public AmazonRedshiftDataAPIServiceClient CreateClient()
    {
        var config = new AmazonRedshiftDataAPIServiceConfig();
        if (Region is { } region)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        if (Endpoint is { } endpoint)
        {
            (config.ServiceURL, config.AuthenticationRegion) = (endpoint, Region);
        }

        try
        {
            return new AmazonRedshiftDataAPIServiceClient(config);
        }
        catch (AmazonClientException exception)
        {
            throw new SettingsException([$"--region: {exception.Message.TrimEnd('.')}; set it, or AWS_REGION"]);
        }
    }

    private WarehouseConnection Target => new()
    {
        // An output gives way to an option; two options are a fault.
        Workgroup = option("workgroup") ?? (option("cluster") is null ? Output(OutputNames.Workgroup) : null),
        Cluster = option("cluster") ?? (option("workgroup") is null ? Output(OutputNames.Cluster) : null),
        Database = Value("database", OutputNames.Database) ?? "",
    };

    private string? Value(string name, string? output = null) =>
        option(name) ?? (output is null ? null : Output(output));

    private string? Output(string name) => outputs.GetValueOrDefault(name);

    private static string OptionOf(string property, string prefix) => property switch
    {
        nameof(WarehouseConnection.DbUser) => $"--{prefix}db-user",
        nameof(WarehouseConnection.SecretArn) => $"--{prefix}secret-arn",
        nameof(WarehouseConnection.Workgroup) => "--workgroup",
        nameof(WarehouseConnection.Cluster) => "--cluster",
        _ => "--database",
    };

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,126}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
