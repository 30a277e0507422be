using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>A visual's query with its rows or its error.</summary>
internal sealed class Visual
{
    private readonly Dictionary<string, int> _columns = [];

    private Visual(VisualQuery query, StatementResult? result, string? failure)
    {
        (Query, Failure) = (query, failure);
        Duration = result?.Duration ?? TimeSpan.Zero;
        for (var i = 0; i < result?.Columns.Count; i++)
        {
            _columns[result.Columns[i].Name] = i;
        }

        Rows = [.. (result?.Rows ?? []).Select(row => new VisualRow(_columns, row))];
    }

    public VisualQuery Query { get; }

    public string? Failure { get; }

    public TimeSpan Duration { get; }

    public IReadOnlyList<VisualRow> Rows { get; }

    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>Runs the query as the viewer, in its own transaction, as each visual of an analysis does.</summary>
    /// <exception cref="DatabaseUnavailableException">PostgreSQL is down.</exception>
    public static async Task<Visual> AskAsync(
        RedshiftDatabase database, string viewer, VisualQuery query, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await database.RunAsync(viewer, [query.Sql], query.Parameters, cancellationToken);
            return new Visual(query, answer.Failure is null ? answer.Statements[0] : null, answer.Failure?.Message);
        }
        catch (RedshiftException exception)
        {
            return new Visual(query, result: null, $"ERROR: {exception.Message}");
        }
    }
}

/// <summary>The statement of a visual and the values of its <c>:name</c> parameters.</summary>
internal sealed record VisualQuery(string Sql, IReadOnlyDictionary<string, string> Parameters);

/// <summary>A row of a visual by column name. A column that the view does not have is null.</summary>
internal sealed class VisualRow(IReadOnlyDictionary<string, int> columns, IReadOnlyList<object?> values)
{
    public object? this[string column] => columns.TryGetValue(column, out var index) ? values[index] : null;

    public string Text(string column) => $"{this[column]}";
}
