using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>What the dashboards' role and the write-back function's user need.</summary>
internal sealed class GrantsCheck : ICheck
{
    // GRANT ALL on a table; what a table has besides depends on Redshift's version.
    private static readonly string[] AllOnTable = ["SELECT", "INSERT", "UPDATE", "DELETE"];

    public string Question => "Do dashboards and the write-back function have their grants?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var seen = await SeenGrant.ReadAsync(deployment, cancellationToken);
        // AWS does not document whether its catalog of privileges has external schemas; whether readers see Aurora, the other checks show.
        WarehouseGrant[] expected =
            [.. deployment.Objects.Grants.Where(grant => grant.Kind != "SCHEMA" || grant.Name == deployment.Definition.Schema)];
        var missing = expected.Where(grant => !Has(seen, grant)).ToArray();
        return missing.Length > 0 && !await deployment.Warehouse.IsSuperuserAsync(cancellationToken)
            ? CheckResult.Unchecked("You do not see all grants", "Run verify as a superuser.")
            : CheckResult.Of(
                [.. missing.Select(grant => $"Missing: {grant.Sql}")],
                $"All {expected.Length} are there",
                "Run these statements, or deploy again.");
    }

    private static bool Has(IReadOnlyList<SeenGrant> seen, WarehouseGrant grant) =>
        (grant.Privilege == "ALL" ? AllOnTable : [grant.Privilege]).All(privilege => seen.Any(row =>
            row.Scope == ScopeOf(grant.Kind)
            && row.Name == grant.Name
            && row.Detail == grant.ArgumentTypes
            && row.Privilege == privilege
            && row.IdentityType == (grant.IsRole ? "role" : "user")
            && row.Identity.Equals(grant.Grantee, StringComparison.OrdinalIgnoreCase)));

    private static GrantScope ScopeOf(string kind) => kind switch
    {
        "SCHEMA" => GrantScope.Schema,
        "TABLE" => GrantScope.Relation,
        _ => GrantScope.Routine,
    };
}
