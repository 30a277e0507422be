using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer;

/// <summary>The custom resource's properties, all of them strings, as the template writes them and CloudFormation passes them on.</summary>
public sealed record InstallerProperties
{
    /// <summary>The only value of <see cref="Store"/>.</summary>
    public const string AuroraStore = "aurora";

    public string? Workgroup { get; init; }

    public string? Cluster { get; init; }

    public required string Database { get; init; }

    /// <summary>The cluster's database user who installs; null for the secret's user or the function's own.</summary>
    public string? AdminUser { get; init; }

    public string? AdminSecret { get; init; }

    /// <summary>The text of the quote definition.</summary>
    public required string Definition { get; init; }

    /// <summary>The quote definition's name; null for the default one.</summary>
    public string? DefinitionName { get; init; }

    /// <summary>Replaces the definition's schema.</summary>
    public string? Schema { get; init; }

    public required string ApiAddress { get; init; }

    public required string RoleArn { get; init; }

    public required string FunctionName { get; init; }

    public required string DashboardRole { get; init; }

    public required string ApplicationUser { get; init; }

    /// <summary>"true" if the application user has a password of its own; then the installer does not create the user.</summary>
    public string? ApplicationUserExists { get; init; }

    /// <summary>
    /// The database user of the dashboards' data source, which the installer creates and a removal drops; null for none. A user belongs to
    /// all databases of a warehouse, so another installation there needs another name.
    /// </summary>
    public string? DashboardUser { get; init; }

    /// <summary>The ARN of that user's secret, a JSON object with username and password, which the installer's role may read.</summary>
    public string? DashboardSecret { get; init; }

    /// <summary>"true" if <see cref="WarehouseParameters.PeopleShareUsers"/>.</summary>
    public string? PeopleShareUsers { get; init; }

    /// <summary>The roles of groups that get the dashboards' role, such as AWSIDC:sales, separated by commas; null for none.</summary>
    public string? DashboardGroups { get; init; }

    /// <summary><see cref="WarehouseParameters.RetryTimeoutMilliseconds"/>; null for the default.</summary>
    public string? UdfRetryTimeoutMilliseconds { get; init; }

    /// <summary>"true" to install the sample's rows too.</summary>
    public string? WithSample { get; init; }

    /// <summary><see cref="AuroraStore"/> if quotes are recorded in Aurora; null for Redshift.</summary>
    public string? Store { get; init; }

    /// <summary>The ARN of an Aurora cluster. It and the next six are set all or not at all, whatever the store.</summary>
    public string? AuroraCluster { get; init; }

    public string? AuroraDatabase { get; init; }

    /// <summary>The ARN of the secret of the cluster's user who installs, as of the next two.</summary>
    public string? AuroraAdminSecret { get; init; }

    /// <summary>The secret of the user who records, whom the installer creates, and whose password it sets.</summary>
    public string? AuroraWriterSecret { get; init; }

    /// <summary>The secret of the user with whom Redshift reads, whom the installer creates, and whose password it sets.</summary>
    public string? AuroraReaderSecret { get; init; }

    public string? AuroraHost { get; init; }

    public string? AuroraPort { get; init; }

    /// <summary>"true" if <see cref="ExternalHistory.IsReadable"/>.</summary>
    public string? AuroraIsReadable { get; init; }

    /// <summary>"true" if <see cref="WarehouseParameters.SignsRows"/>.</summary>
    public string? AuroraSignsRows { get; init; }

    /// <summary>The result of <see cref="HashOf"/>. Nothing reads it; when the SQL changes, CloudFormation updates the resource.</summary>
    public string? Script { get; init; }

    /// <summary>
    /// Reads the properties of a resource. Unknown ones are ignored, because the deletion of an earlier version's resource has that
    /// version's properties.
    /// </summary>
    /// <exception cref="InstallerException">A property is missing or not a string; every fault is listed.</exception>
    public static InstallerProperties Read(JsonElement json)
    {
        List<string> faults = [];
        foreach (var property in typeof(InstallerProperties).GetProperties())
        {
            var exists = json.ValueKind == JsonValueKind.Object && json.TryGetProperty(property.Name, out _);
            var value = exists ? json.GetProperty(property.Name) : default;
            if (exists && value.ValueKind != JsonValueKind.String)
            {
                faults.Add($"{property.Name}: is a {value.ValueKind}; it must be a String");
            }
            else if (property.IsDefined(typeof(RequiredMemberAttribute), inherit: false) && (!exists || value.GetString()!.Length == 0))
            {
                faults.Add($"{property.Name}: is missing");
            }
        }

        return faults.Count > 0 ? throw new InstallerException(faults) : WithoutEmpty(json.Deserialize<InstallerProperties>()!);
    }

    /// <summary>An empty string is an absent property, as in a template that leaves a value out.</summary>
    private static InstallerProperties WithoutEmpty(InstallerProperties properties)
    {
        foreach (var property in typeof(InstallerProperties).GetProperties().Where(property => property.GetValue(properties) is ""))
        {
            property.SetValue(properties, null);
        }

        return properties;
    }

    /// <summary>The users in Aurora for a script whose passwords nobody sets.</summary>
    internal static AuroraUsers AnyUsers { get; } = new(new AuroraLogin("writer", ""), new AuroraLogin("reader", ""));

    private const string AnySecret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:any";

    /// <summary>Hashes all SQL for a definition, with the same parameters each time.</summary>
    public static string HashOf(QuoteDefinition definition)
    {
        var parameters = new WarehouseParameters("https://example.com", "default", "function", "dashboards", "user")
        {
            DashboardUser = "login",
            DashboardLogin = DashboardLogin.Of("login", "password"),
            DashboardGroups = ["AWSIDC:group"],
        };
        var external = new ExternalHistory("aurora", "host", 5432, "database", "default", AnySecret, IsReadable: true);
        var script = new WarehouseScript(definition, parameters);
        var reading = new WarehouseScript(definition, parameters with { External = external });
        var aurora = new WarehouseScript(definition, parameters with { Aurora = AnyUsers, SignsRows = true });
        var statements = script.Sample.Concat(script.Statements).Concat(script.Removal)
            .Concat(reading.Statements).Concat(reading.Removal).Concat(reading.StopRecording).Concat(reading.BringBack)
            .Concat(aurora.Statements).Concat(aurora.Removal);
        var text = string.Join('\0', statements.Select(statement => statement.ToString()));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The properties for a template, without those that are null.</summary>
    public IReadOnlyDictionary<string, string> ToDictionary() => typeof(InstallerProperties).GetProperties()
        .Select(property => (property.Name, Value: (string?)property.GetValue(this)))
        .Where(property => property.Value is not null)
        .ToDictionary(property => property.Name, property => property.Value!);

    internal string[] Groups =>
        DashboardGroups?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Who reads by a resource's earlier properties, and no longer by these.</summary>
    internal (string? User, IReadOnlyList<string> Groups) FormerReaders(JsonElement earlier)
    {
        var (user, groups) = (
            Text(earlier, nameof(DashboardUser)), this with { DashboardGroups = Text(earlier, nameof(DashboardGroups)) });
        return (user == DashboardUser || user == AdminUser ? null : user, [.. groups.Groups.Except(Groups)]);
    }

    /// <summary>The application user by a resource's earlier properties, if it is another one by these.</summary>
    internal string? FormerApplicationUser(JsonElement earlier) =>
        Text(earlier, nameof(ApplicationUser)) is { } user && user != ApplicationUser && user != AdminUser ? user : null;

    /// <summary>Whether a resource had no Aurora by its earlier properties, and has it by these.</summary>
    internal bool AddsAurora(JsonElement earlier) =>
        earlier.ValueKind == JsonValueKind.Object && Text(earlier, nameof(AuroraCluster)) is null;

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>
    /// The same properties at the place that a resource's id names, because a deletion is about that place whatever the properties say by
    /// then. If a creation was canceled before the function responded, CloudFormation makes up an id, and the properties name the place.
    /// </summary>
    internal InstallerProperties At(string physicalId) => physicalId.Split('/') is [var warehouse, var database, var schema, .. var name]
        ? this with
        {
            Workgroup = Cluster is null ? warehouse : null,
            Cluster = Cluster is null ? null : warehouse,
            Database = database,
            Schema = schema,
            DefinitionName = name is [var only] ? only : null,
        }
        : this;
}
