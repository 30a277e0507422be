using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using WriteBackLambdas.DataApi;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer;

/// <summary>What is installed and where: the properties, validated as a whole.</summary>
internal sealed record Installation(WarehouseConnection Connection, QuoteDefinition Definition, WarehouseScript Script, bool WithSample)
{
    /// <summary>Another place has another id: CloudFormation installs there first, and then deletes the resource with the old id.</summary>
    public string PhysicalId => $"{Connection.Workgroup ?? Connection.Cluster}/{Connection.Database}/{Definition.Schema}"
        + (Definition.IsDefault ? "" : $"/{Definition.Name}");

    /// <summary>Aurora, whether it records or not; null if there is none.</summary>
    public AuroraInstallation? Aurora { get; init; }

    /// <summary>Takes their rights from the users that an update leaves out.</summary>
    private IReadOnlyList<WarehouseStatement> Former { get; init; } = [];

    /// <summary>
    /// The functions and procedures of an earlier definition are kept if they have other arguments: the old version of the write-back
    /// function calls them until the deployment has replaced it.
    /// </summary>
    public IReadOnlyList<WarehouseStatement> Statements =>
        [.. WithSample ? Script.Sample : [], .. Script.Statements, .. Former];

    public IReadOnlyList<InstallationPhase> Phases => Aurora?.Phases(Statements) ?? [new(PhasePlace.Redshift, Statements)];

    public IReadOnlyList<InstallationPhase> Removal => Aurora?.Removal ?? [new(PhasePlace.Redshift, Script.Removal)];

    /// <param name="properties">The resource's properties.</param>
    /// <param name="logins">What the secrets in them say; null where nothing creates the users.</param>
    /// <param name="earlier">The resource's properties before an update.</param>
    /// <exception cref="InstallerException">A property is wrong; every fault is listed.</exception>
    public static Installation From(InstallerProperties properties, InstallerLogins? logins = null, JsonElement earlier = default)
    {
        var connection = new WarehouseConnection
        {
            Workgroup = properties.Workgroup,
            Cluster = properties.Cluster,
            Database = properties.Database,
            DbUser = properties.AdminUser,
            SecretArn = properties.AdminSecret,
        };
        List<string> faults = [.. connection.Faults(NameOf)];
        var parameters = new WarehouseParameters(
            properties.ApiAddress, properties.RoleArn, properties.FunctionName, properties.DashboardRole, properties.ApplicationUser)
        {
            ApplicationUserExists = Flag(nameof(InstallerProperties.ApplicationUserExists), properties.ApplicationUserExists, faults),
            RetryTimeoutMilliseconds = RetryTimeout(properties, faults),
            PeopleShareUsers = Flag(nameof(InstallerProperties.PeopleShareUsers), properties.PeopleShareUsers, faults),
            DashboardUser = properties.DashboardUser,
            DashboardLogin = logins?.Dashboards,
            DashboardGroups = properties.Groups,
        };
        faults.AddRange(parameters.Faults());
        if (properties.Schema is { } name && QuoteDefinition.IdentifierFault(name) is { } fault)
        {
            faults.Add($"{nameof(InstallerProperties.Schema)}: {fault}");
        }

        if (properties.DashboardUser is null != properties.DashboardSecret is null)
        {
            faults.Add($"{nameof(InstallerProperties.DashboardUser)}, {nameof(InstallerProperties.DashboardSecret)}: set both, or none");
        }

        if (properties.DashboardUser is { } user && user == properties.AdminUser)
        {
            faults.Add($"{nameof(InstallerProperties.DashboardUser)}: is the administrator, whose password must not change");
        }

        var definitionName = properties.DefinitionName ?? QuoteDefinition.DefaultName;
        if (QuoteDefinition.NameFault(definitionName) is { } nameFault)
        {
            faults.Add($"{nameof(InstallerProperties.DefinitionName)}: {nameFault}");
        }

        var withSample = Flag(nameof(InstallerProperties.WithSample), properties.WithSample, faults);
        var definition = Load(properties.Definition, definitionName, faults);
        var schema = properties.Schema ?? definition?.Schema ?? QuoteDefinition.Embedded.Schema;
        var aurora = AuroraParameters.Read(properties, parameters, schema, logins?.Aurora, faults);
        if (definition is null || faults.Count > 0)
        {
            throw new InstallerException(faults);
        }

        var installed = definition with { Schema = schema };
        var store = aurora?.Install(installed, properties.AddsAurora(earlier));
        return new Installation(
            connection, installed, store is { Records: true } ? store.External : new WarehouseScript(installed, parameters), withSample)
        {
            Aurora = store,
            Former = FormerUsers(properties, parameters, installed, earlier),
        };
    }

    private static WarehouseStatement[] FormerUsers(
        InstallerProperties properties, WarehouseParameters parameters, QuoteDefinition definition, JsonElement earlier)
    {
        var (user, groups) = properties.FormerReaders(earlier);
        var readers = parameters with { DashboardUser = user, DashboardLogin = null, DashboardGroups = groups };
        var writer = properties.FormerApplicationUser(earlier) is { } name ? parameters with { ApplicationUser = name } : null;
        // The undoing of an update has the properties that may have been refused.
        return
        [
            .. readers.Faults().Count > 0 ? [] : new WarehouseScript(definition, readers).ReaderRemoval,
            .. writer is null || writer.Faults().Count > 0 ? [] : new WarehouseScript(definition, writer).WriterRemoval,
        ];
    }

    /// <summary>Whether the warehouse or its database no longer exists. Only Redshift's own messages say so.</summary>
    public bool IsGone(WarehouseException exception) => exception.InnerException switch
    {
        AmazonServiceException { ErrorCode: "ValidationException" } refusal =>
            refusal.Message.Contains("endpoint doesn't exist", StringComparison.OrdinalIgnoreCase),
        null => exception.Message.Contains($"database \"{Connection.Database}\" does not exist", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    internal static bool Flag(string name, string? value, List<string> faults)
    {
        if (value is not (null or "true" or "false"))
        {
            faults.Add($"{name}: \"{value}\" is neither true nor false");
        }

        return value == "true";
    }

    private static int RetryTimeout(InstallerProperties properties, List<string> faults)
    {
        var milliseconds = WarehouseParameters.DefaultRetryTimeoutMilliseconds;
        if (properties.UdfRetryTimeoutMilliseconds is { } text
            && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out milliseconds))
        {
            faults.Add(
                $"{nameof(InstallerProperties.UdfRetryTimeoutMilliseconds)}: \"{text}\" is not a number of milliseconds from 0");
        }

        return milliseconds;
    }

    private static string NameOf(string property) => property switch
    {
        nameof(WarehouseConnection.DbUser) => nameof(InstallerProperties.AdminUser),
        nameof(WarehouseConnection.SecretArn) => nameof(InstallerProperties.AdminSecret),
        _ => property,
    };

    private static QuoteDefinition? Load(string json, string name, List<string> faults)
    {
        try
        {
            return QuoteDefinition.Load(Encoding.UTF8.GetBytes(json), name);
        }
        catch (QuoteDefinitionException exception)
        {
            faults.Add($"{nameof(InstallerProperties.Definition)}: {exception.Message}");
            return null;
        }
    }
}
