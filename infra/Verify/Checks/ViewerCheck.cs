namespace WriteBackLambdas.Verify.Checks;

/// <summary>Two users who run the same text get links with their own names.</summary>
internal sealed class ViewerCheck : ICheck
{
    public string Question => "Do two users who run the same query get their own links?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        if (deployment.Second is null)
        {
            return CheckResult.Unchecked(
                "There is only one user", "Name a second one who has the dashboard role, with --second-secret-arn or --second-db-user.");
        }

        List<string> differences = [];
        List<string> users = [];
        foreach (var warehouse in new[] { deployment.Warehouse, deployment.Second })
        {
            try
            {
                var user = await warehouse.CurrentUserAsync(cancellationToken);
                if (await ViewLink.ReadAsync(deployment, warehouse, cancellationToken) is not { } link)
                {
                    return ViewLink.NoRows(deployment);
                }

                users.Add(user);
                if (link.Viewer != user)
                {
                    differences.Add($"{user} got a link of {link.Viewer}");
                }
            }
            catch (StatementException exception)
            {
                return CheckResult.Failed(exception, ViewLink.Advice);
            }
        }

        return users.Distinct().Count() == 1
            ? CheckResult.Unchecked($"Both are {users[0]}", "Name another second user.")
            : CheckResult.Of(
                differences,
                string.Join(" and ", users),
                "See that the rows view takes its time from GETDATE(), which is never cached; deploy again.");
    }
}
