using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>
/// Whoever may call the digest function can sign anything, whoever may write the history needs no link, and whoever may write the table of
/// viewers sees all rows.
/// </summary>
internal sealed class SurplusGrantsCheck : ICheck
{
    private static readonly string[] Writes = ["INSERT", "UPDATE", "DELETE", "TRUNCATE", "ALTER", "DROP", "ALL"];

    public string Question => "May nobody else sign links or record quotes?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var owners = await OwnersAsync(deployment, cancellationToken);
        var grants = await SeenGrant.ReadAsync(deployment, cancellationToken);
        string[] surplus =
        [
            .. grants.Where(grant => IsSurplus(grant, deployment) && !owners.Contains((grant.Name, grant.Identity))).Select(grant =>
            {
                var (privilege, place) = PlaceOf(grant, deployment);
                return $"{grant.Grantee} has {privilege} {place}: REVOKE {privilege} {place} FROM {grant.Grantee}";
            }),
        ];
        return surplus.Length == 0 && !await deployment.Warehouse.IsSuperuserAsync(cancellationToken)
            ? CheckResult.Unchecked("You do not see the grants of others", "Run verify as a superuser.")
            : CheckResult.Of(surplus, "Nobody, except superusers and the owner", "Run the REVOKE of each line, and rotate the key.");
    }

    /// <summary>The owners of the objects, whose own rights the catalog may list.</summary>
    private static async Task<HashSet<(string, string)>> OwnersAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var schema = deployment.Definition.Schema;
        var rows = await deployment.Warehouse.QueryCatalogAsync(
            $"""
            SELECT p.proname, u.usename FROM pg_proc_info AS p
            JOIN pg_namespace AS n ON n.oid = p.pronamespace JOIN pg_user AS u ON u.usesysid = p.proowner
            WHERE n.nspname = '{schema}'
                AND p.proname IN ({Deployment.ListOf([deployment.Definition.Names.DigestFunction, .. deployment.Procedures])})
            UNION ALL SELECT tablename, tableowner FROM pg_tables
            WHERE schemaname = '{schema}' AND tablename IN ({Deployment.ListOf(TablesOf(deployment))})
            """,
            cancellationToken);
        return [.. rows.Select(row => (row[0]!, row[1]!))];
    }

    private static bool IsSurplus(SeenGrant grant, Deployment deployment)
    {
        bool Is(string type, string name) =>
            grant.IdentityType == type && grant.Identity.Equals(name, StringComparison.OrdinalIgnoreCase);
        var isRole = Is("role", deployment.Parameters.DashboardRole);
        var isApplication = Is("user", deployment.Parameters.ApplicationUser);
        return grant.Scope switch
        {
            GrantScope.Routine => grant.Name == deployment.Definition.Names.DigestFunction ? !isRole
                : deployment.Procedures.Contains(grant.Name) && !isApplication,
            // Nobody but its owner needs the table of viewers, not even to read it.
            GrantScope.Relation or GrantScope.Column when grant.Name == deployment.Definition.VisibleBy?.Relation => true,
            GrantScope.Relation or GrantScope.Column => Writes.Contains(grant.Privilege) && TablesOf(deployment).Contains(grant.Name)
                && !(isApplication && grant.Name == WarehouseNames.LockOf(deployment.Definition.History)),
            // These are on the history, the digest function, and the procedures, too.
            GrantScope.Tables => Writes.Contains(grant.Privilege),
            GrantScope.Functions or GrantScope.Procedures => grant.Privilege is "EXECUTE" or "ALL",
            _ => false,
        };
    }

    private static string[] TablesOf(Deployment deployment) =>
    [
        deployment.Definition.History,
        WarehouseNames.LockOf(deployment.Definition.History),
        .. deployment.Definition.VisibleBy is { } visibleBy ? [visibleBy.Relation] : (string[])[],
    ];

    /// <summary>The privilege and what it is on, as GRANT and REVOKE write them.</summary>
    private static (string Privilege, string Place) PlaceOf(SeenGrant grant, Deployment deployment) => grant.Scope switch
    {
        GrantScope.Column => ($"{grant.Privilege} ({Deployment.Quoted(grant.Detail)})", $"ON TABLE {deployment.NameOf(grant.Name)}"),
        GrantScope.Routine => (
            grant.Privilege,
            $"ON {(deployment.Procedures.Contains(grant.Name) ? "PROCEDURE" : "FUNCTION")} "
                + $"{deployment.NameOf(grant.Name)}({grant.Detail})"),
        GrantScope.Relation => (grant.Privilege, $"ON TABLE {deployment.NameOf(grant.Name)}"),
        _ => (grant.Privilege, $"FOR {grant.Scope.ToString().ToUpperInvariant()} IN {grant.Detail} {Deployment.Quoted(grant.Name)}"),
    };
}
