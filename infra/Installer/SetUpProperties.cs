using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer;

/// <summary>The custom resource's properties, as the template writes them and CloudFormation hands them over: all of them text.</summary>
public sealed record SetUpProperties
{
    public string? Workgroup { get; init; }

    public string? Cluster { get; init; }

    public required string Database { get; init; }

    /// <summary>The cluster's database user who installs; null for the secret's or the function's own.</summary>
    public string? AdminUser { get; init; }

    public string? AdminSecret { get; init; }

    /// <summary>The text of quote.json.</summary>
    public required string Definition { get; init; }

    /// <summary>In place of the definition's schema.</summary>
    public string? Schema { get; init; }

    public required string ApiAddress { get; init; }

    public required string RoleArn { get; init; }

    public required string FunctionName { get; init; }

    public required string DashboardRole { get; init; }

    public required string ApplicationUser { get; init; }

    /// <summary>"true" to install the sample's rows too.</summary>
    public string? WithSample { get; init; }

    /// <summary>What <see cref="HashOf"/> answers, so that other SQL makes CloudFormation update the resource; nothing reads it.</summary>
    public string? Script { get; init; }

    /// <exception cref="SetUpException">A property is missing or no text; every fault is listed.</exception>
    public static SetUpProperties Read(JsonElement json)
    {
        var reader = new PropertyReader(json);
        var properties = new SetUpProperties
        {
            Workgroup = reader.Optional(nameof(Workgroup)),
            Cluster = reader.Optional(nameof(Cluster)),
            Database = reader.Required(nameof(Database)),
            AdminUser = reader.Optional(nameof(AdminUser)),
            AdminSecret = reader.Optional(nameof(AdminSecret)),
            Definition = reader.Required(nameof(Definition)),
            Schema = reader.Optional(nameof(Schema)),
            ApiAddress = reader.Required(nameof(ApiAddress)),
            RoleArn = reader.Required(nameof(RoleArn)),
            FunctionName = reader.Required(nameof(FunctionName)),
            DashboardRole = reader.Required(nameof(DashboardRole)),
            ApplicationUser = reader.Required(nameof(ApplicationUser)),
            WithSample = reader.Optional(nameof(WithSample)),
            Script = reader.Optional(nameof(Script)),
        };
        reader.ThrowIfFaulty();
        return properties;
    }

    /// <summary>A digest of all the SQL that a definition makes, whatever the names in it.</summary>
    public static string HashOf(QuoteDefinition definition)
    {
        var script = new WarehouseScript(definition, new WarehouseParameters("https://example.com", "default", "function", "dashboards", "user"));
        var text = string.Join('\0', script.Sample.Concat(script.Statements).Concat(script.Removal).Select(statement => statement.ToString()));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The properties for a template; what is absent is left out.</summary>
    public IReadOnlyDictionary<string, string> ToDictionary() => new Dictionary<string, string?>
    {
        [nameof(Workgroup)] = Workgroup,
        [nameof(Cluster)] = Cluster,
        [nameof(Database)] = Database,
        [nameof(AdminUser)] = AdminUser,
        [nameof(AdminSecret)] = AdminSecret,
        [nameof(Definition)] = Definition,
        [nameof(Schema)] = Schema,
        [nameof(ApiAddress)] = ApiAddress,
        [nameof(RoleArn)] = RoleArn,
        [nameof(FunctionName)] = FunctionName,
        [nameof(DashboardRole)] = DashboardRole,
        [nameof(ApplicationUser)] = ApplicationUser,
        [nameof(WithSample)] = WithSample,
        [nameof(Script)] = Script,
    }.Where(property => property.Value is not null).ToDictionary(property => property.Key, property => property.Value!);

    /// <summary>
    /// The same at the place that a resource's id names: what is deleted is what the id says, whatever the properties are by then. A creation that was cancelled before it
    /// was answered is deleted by an id that CloudFormation made itself, and then the properties are what was to be installed.
    /// </summary>
    internal SetUpProperties At(string physicalId) => physicalId.Split('/') is [var warehouse, var database, var schema]
        ? this with { Workgroup = Cluster is null ? warehouse : null, Cluster = Cluster is null ? null : warehouse, Database = database, Schema = schema }
        : this;
}
