using System.Text;
using Amazon.Runtime;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer;

/// <summary>What is installed, and where: the properties, validated as a whole.</summary>
internal sealed record SetUp(WarehouseConnection Connection, string Schema, WarehouseScript Script, bool WithSample)
{
    /// <summary>Another place is another resource: CloudFormation installs there first, and then deletes what the old id names.</summary>
    public string PhysicalId => $"{Connection.Workgroup ?? Connection.Cluster}/{Connection.Database}/{Schema}";

    /// <summary>
    /// The functions and procedures of an earlier definition stay, where their arguments were others: functions of the old version call them until the
    /// deployment has replaced them.
    /// </summary>
    public IReadOnlyList<WarehouseStatement> Statements => WithSample ? [.. Script.Sample, .. Script.Statements] : Script.Statements;

    /// <exception cref="SetUpException">A property is wrong; every fault is listed.</exception>
    public static SetUp From(SetUpProperties properties)
    {
        var connection = new WarehouseConnection
        {
            Workgroup = properties.Workgroup,
            Cluster = properties.Cluster,
            Database = properties.Database,
            DbUser = properties.AdminUser,
            SecretArn = properties.AdminSecret,
        };
        var names = new WarehouseParameters(
            properties.ApiAddress, properties.RoleArn, properties.FunctionName, properties.DashboardRole, properties.ApplicationUser);
        List<string> faults = [.. connection.Faults(), .. names.Faults()];
        if (properties.Schema is { } name && QuoteDefinition.IdentifierFault(name) is { } fault)
        {
            faults.Add($"{nameof(SetUpProperties.Schema)}: {fault}");
        }

        if (properties.WithSample is not (null or "true" or "false"))
        {
            faults.Add($"{nameof(SetUpProperties.WithSample)}: \"{properties.WithSample}\" is neither true nor false");
        }

        var definition = Load(properties.Definition, faults);
        if (definition is null || faults.Count > 0)
        {
            throw new SetUpException(faults);
        }

        var schema = properties.Schema ?? definition.Schema;
        return new SetUp(connection, schema, new WarehouseScript(definition with { Schema = schema }, names), properties.WithSample == "true");
    }

    /// <summary>Whether the warehouse or its database is no more, and with it everything that was installed: in Redshift's own words, and no others.</summary>
    public bool IsGone(WarehouseException error) => error.InnerException switch
    {
        AmazonServiceException { ErrorCode: "ValidationException" } refusal => refusal.Message.Contains("endpoint doesn't exist", StringComparison.OrdinalIgnoreCase),
        null => error.Message.Contains($"database \"{Connection.Database}\" does not exist", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static QuoteDefinition? Load(string json, List<string> faults)
    {
        try
        {
            return QuoteDefinition.Load(Encoding.UTF8.GetBytes(json));
        }
        catch (QuoteDefinitionException e)
        {
            faults.Add($"{nameof(SetUpProperties.Definition)}: {e.Message}");
            return null;
        }
    }
}
