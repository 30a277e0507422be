using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>Whoever may call the digest function can sign anything, and whoever may write the history needs no link.</summary>
internal sealed class SurplusGrantsCheck : ICheck
{
    private static readonly string[] Procedures = [WarehouseNames.SubmitProcedure, WarehouseNames.AcceptProcedure];
    private static readonly string[] Writes = ["INSERT", "UPDATE", "DELETE", "TRUNCATE"];

    public string Question => "May nobody else sign links or record quotes?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var schema = deployment.Definition.Schema;
        var owners = await OwnersAsync(deployment, cancellationToken);
        var grants = await SeenGrant.ReadAsync(deployment, cancellationToken);
        string[] surplus =
        [
            .. grants.Where(grant => IsSurplus(grant, deployment) && !owners.Contains((grant.Name, grant.Identity))).Select(grant =>
                $"{grant.Grantee} has {grant.Privilege} on {schema}.{grant.Name}: REVOKE {grant.Privilege} ON "
                + $"{KindOf(grant.Name)} {schema}.{grant.Name}{(grant.ArgumentTypes.Length > 0 ? $"({grant.ArgumentTypes})" : "")} "
                + $"FROM {grant.Grantee}"),
        ];
        return surplus.Length == 0 && !await deployment.Warehouse.IsSuperuserAsync(cancellationToken)
            ? CheckResult.Unchecked("You do not see the grants of others", "Run verify as a superuser.")
            : CheckResult.Of(surplus, "Nobody, except superusers and the owner", "Run the REVOKE of each line, and rotate the key.");
    }

    /// <summary>The owners of the objects, whose own rights the catalog may list.</summary>
    private static async Task<HashSet<(string, string)>> OwnersAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var (schema, history) = (deployment.Definition.Schema, deployment.Definition.History);
        var rows = await deployment.Warehouse.QueryAsync(
            $"""
            SELECT p.proname, u.usename FROM pg_proc_info AS p
            JOIN pg_namespace AS n ON n.oid = p.pronamespace JOIN pg_user AS u ON u.usesysid = p.proowner
            WHERE n.nspname = '{schema}' AND p.proname IN ({Deployment.ListOf([WarehouseNames.DigestFunction, .. Procedures])})
            UNION ALL SELECT tablename, tableowner FROM pg_tables WHERE schemaname = '{schema}' AND tablename = '{history}'
            """,
            cancellationToken);
        return [.. rows.Select(row => (row[0]!, row[1]!))];
    }

    private static bool IsSurplus(SeenGrant grant, Deployment deployment)
    {
        bool Is(string type, string name) =>
            grant.IdentityType == type && grant.Identity.Equals(name, StringComparison.OrdinalIgnoreCase);
        return grant.Name == WarehouseNames.DigestFunction ? !Is("role", deployment.Parameters.DashboardRole)
            : Procedures.Contains(grant.Name) ? !Is("user", deployment.Parameters.ApplicationUser)
            : grant.Name == deployment.Definition.History && Writes.Contains(grant.Privilege);
    }

    private static string KindOf(string name) =>
        name == WarehouseNames.DigestFunction ? "FUNCTION" : Procedures.Contains(name) ? "PROCEDURE" : "TABLE";
}
