namespace WriteBackLambdas.Verify.Checks;

/// <summary>Both levels are right: the lock decides who writes under either.</summary>
internal sealed class IsolationCheck : ICheck
{
    public string Question => "Which isolation level does the database have?";

    // docs.aws.amazon.com/redshift/latest/dg/r_STV_DB_ISOLATION_LEVEL.html
    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken) =>
        (await deployment.Warehouse.QueryCatalogAsync("SELECT db_name, isolation_level FROM stv_db_isolation_level", cancellationToken))
            .FirstOrDefault(row => row[0] == deployment.Warehouse.Database) is [_, { } level]
            ? CheckResult.Right(level)
            : CheckResult.Unchecked("stv_db_isolation_level does not show this database", "Run verify as a superuser.");
}
