namespace WriteBackLambdas.Verify.Checks;

/// <summary>With IAM Identity Center, readers have the dashboards' role through the roles of their groups.</summary>
internal sealed class GroupsCheck : ICheck
{
    public string Question => "Do the groups of IAM Identity Center have the dashboards' role?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var (groups, role) = (deployment.Parameters.DashboardGroups, deployment.Parameters.DashboardRole);
        if (groups.Count == 0)
        {
            return CheckResult.Right("The stage has no groups: its readers have database users");
        }

        // A superuser sees all: docs.aws.amazon.com/redshift/latest/dg/r_SVV_ROLES.html, r_SVV_ROLE_GRANTS.html, and
        // r_SVV_IDENTITY_PROVIDERS.html.
        var roles = await NamesAsync("SELECT role_name FROM svv_roles");
        var granted = await NamesAsync(
            $"SELECT role_name FROM svv_role_grants WHERE LOWER(granted_role_name) = {Deployment.ListOf([role.ToLowerInvariant()])}");
        var namespaces = await NamesAsync("SELECT namespc FROM svv_identity_providers WHERE enabled");
        string[] differences =
        [
            .. groups.Select(group => group[..group.IndexOf(':', StringComparison.Ordinal)]).Distinct()
                .Where(name => !Has(namespaces, name))
                .Select(name => $"Missing: CREATE IDENTITY PROVIDER … TYPE AWSIDC NAMESPACE '{name}' …, or it is disabled"),
            .. groups.Where(group => !Has(roles, group)).Select(group => $"Missing: CREATE ROLE {Deployment.Quoted(group)}"),
            .. groups.Where(group => !Has(granted, group))
                .Select(group => $"Missing: GRANT ROLE {role} TO ROLE {Deployment.Quoted(group)}"),
        ];
        return differences.Length > 0 && !await deployment.Warehouse.IsSuperuserAsync(cancellationToken)
            ? CheckResult.Unchecked("You do not see all roles", "Run verify as a superuser.")
            : CheckResult.Of(
                differences,
                $"{string.Join(", ", groups)}. Only a click shows whether QuickSight passes on who reads: see requested_by in its quote",
                "Create the identity provider as docs/deploying.md says, and run the other statements, or deploy again.");

        async Task<string[]> NamesAsync(string sql) =>
            [.. (await deployment.Warehouse.QueryCatalogAsync(sql, cancellationToken)).Select(row => row[0]!)];
    }

    /// <summary>Redshift writes names in lower case unless a setting keeps their case.</summary>
    private static bool Has(IEnumerable<string> names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
