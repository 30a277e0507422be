namespace WriteBackLambdas.Warehouse;

/// <summary>Executes the statements of one run in a database.</summary>
internal interface IStatementRun
{
    /// <summary>The last error after which the run tried again.</summary>
    string? LastError { get; }

    /// <summary>Executes a statement, or several in one transaction; null when the deadline comes first.</summary>
    /// <param name="sqls">The statements.</param>
    /// <param name="place">Names the statements in the run.</param>
    /// <param name="cancellationToken">Gives up the run.</param>
    Task<StatementResult?> ExecuteAsync(IReadOnlyList<string> sqls, string place, CancellationToken cancellationToken);

    /// <summary>The number that a query returned.</summary>
    Task<long> CountAsync(StatementResult query, CancellationToken cancellationToken);
}

/// <summary>
/// A completed statement or transaction: the database's message if it failed, its id in Redshift's Data API, and the number that Aurora
/// returned.
/// </summary>
internal sealed record StatementResult(string? Error, string? Id = null, long? Count = null);
