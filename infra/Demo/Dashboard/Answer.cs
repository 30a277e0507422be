using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>A query with its rows or its error.</summary>
internal sealed record Answer(SheetQuery Query, IReadOnlyList<IReadOnlyList<object?>> Rows, TimeSpan Duration, string? Failure)
{
    /// <summary>Runs the query as the viewer, in its own transaction, as each visual of an analysis does.</summary>
    /// <exception cref="DatabaseUnavailableException">PostgreSQL is down.</exception>
    public static async Task<Answer> AskAsync(
        RedshiftDatabase database, string viewer, SheetQuery query, CancellationToken cancellationToken)
    {
        try
        {
            var result = await database.RunAsync(viewer, [query.Sql], query.Parameters, cancellationToken);
            return result.Failure is { } failure
                ? new Answer(query, [], TimeSpan.Zero, failure.Message)
                : new Answer(query, result.Statements[0].Rows, result.Statements[0].Duration, Failure: null);
        }
        catch (RedshiftException exception)
        {
            return new Answer(query, [], TimeSpan.Zero, $"ERROR: {exception.Message}");
        }
    }
}
