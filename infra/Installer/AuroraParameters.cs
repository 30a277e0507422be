using System.Globalization;
using WriteBackLambdas.DataApi;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer;

/// <summary>What the properties say of Aurora, validated.</summary>
internal sealed record AuroraParameters(
    AuroraConnection Connection, WarehouseParameters InAurora, WarehouseParameters Redshift, bool Records)
{
    /// <summary>Reads them; null if there is no Aurora, or a fault.</summary>
    /// <param name="properties">The resource's properties.</param>
    /// <param name="redshift">Redshift's parameters.</param>
    /// <param name="schema">The schema, in both.</param>
    /// <param name="users">The users whose passwords are set; null for a removal.</param>
    /// <param name="faults">Gets what is wrong.</param>
    public static AuroraParameters? Read(
        InstallerProperties properties, WarehouseParameters redshift, string schema, AuroraUsers? users, List<string> faults)
    {
        (string Name, string? Value)[] all =
        [
            (nameof(InstallerProperties.AuroraCluster), properties.AuroraCluster),
            (nameof(InstallerProperties.AuroraDatabase), properties.AuroraDatabase),
            (nameof(InstallerProperties.AuroraAdminSecret), properties.AuroraAdminSecret),
            (nameof(InstallerProperties.AuroraWriterSecret), properties.AuroraWriterSecret),
            (nameof(InstallerProperties.AuroraReaderSecret), properties.AuroraReaderSecret),
            (nameof(InstallerProperties.AuroraHost), properties.AuroraHost),
            (nameof(InstallerProperties.AuroraPort), properties.AuroraPort),
        ];
        if (properties.Store is not (null or InstallerProperties.AuroraStore))
        {
            faults.Add(
                $"{nameof(InstallerProperties.Store)}: \"{properties.Store}\" is not {InstallerProperties.AuroraStore}; "
                + "leave it out for Redshift");
        }

        var records = properties.Store == InstallerProperties.AuroraStore;
        if (!records && all.All(property => property.Value is null))
        {
            return null;
        }

        string[] missing = [.. all.Where(property => property.Value is null).Select(property => property.Name)];
        if (missing.Length > 0)
        {
            var names = string.Join(", ", all.Select(each => each.Name));
            faults.Add($"{string.Join(", ", missing)}: missing; quotes in Aurora need all of {names}");
            return null;
        }

        var connection = new AuroraConnection(properties.AuroraCluster!, properties.AuroraAdminSecret!, properties.AuroraDatabase!);
        faults.AddRange(connection.Faults(property => property switch
        {
            nameof(AuroraConnection.ClusterArn) => nameof(InstallerProperties.AuroraCluster),
            nameof(AuroraConnection.SecretArn) => nameof(InstallerProperties.AuroraAdminSecret),
            _ => nameof(InstallerProperties.AuroraDatabase),
        }));
        if (!int.TryParse(properties.AuroraPort, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
        {
            faults.Add($"{nameof(InstallerProperties.AuroraPort)}: \"{properties.AuroraPort}\" is not a port from 1 to 65535");
        }

        var external = new ExternalHistory(
            ExternalHistory.SchemaOf(schema),
            properties.AuroraHost!,
            port,
            properties.AuroraDatabase!,
            properties.RoleArn,
            properties.AuroraReaderSecret!,
            Installation.Flag(nameof(InstallerProperties.AuroraIsReadable), properties.AuroraIsReadable, faults));
        var inAurora = redshift with
        {
            Aurora = users ?? InstallerProperties.AnyUsers,
            SignsRows = Installation.Flag(nameof(InstallerProperties.AuroraSignsRows), properties.AuroraSignsRows, faults),
        };
        var reading = redshift with { External = external };
        faults.AddRange(inAurora.Faults().Concat(reading.Faults()).Distinct().Except(redshift.Faults()));
        return new AuroraParameters(connection, inAurora, reading, records);
    }

    public AuroraInstallation Install(QuoteDefinition definition, bool isNew) =>
        new(Connection, new WarehouseScript(definition, InAurora), new WarehouseScript(definition, Redshift), Records, isNew);
}
