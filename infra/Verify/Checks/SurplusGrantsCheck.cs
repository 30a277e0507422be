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
        string[] surplus =
        [
            .. (await SeenGrant.ReadAsync(deployment, cancellationToken)).Where(grant => IsSurplus(grant, deployment)).Select(grant =>
                $"{grant.Grantee} has {grant.Privilege} on {schema}.{grant.Name}: REVOKE {grant.Privilege} ON "
                + $"{KindOf(grant.Name)} {schema}.{grant.Name}{(grant.ArgumentTypes.Length > 0 ? $"({grant.ArgumentTypes})" : "")} "
                + $"FROM {grant.Grantee}"),
        ];
        return surplus.Length == 0 && !await deployment.Warehouse.IsSuperuserAsync(cancellationToken)
            ? CheckResult.Unchecked("You do not see the grants of others", "Run verify as a superuser.")
            : CheckResult.Of(surplus, "Nobody, except superusers and the owner", "Run the REVOKE of each line, and rotate the key.");
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
