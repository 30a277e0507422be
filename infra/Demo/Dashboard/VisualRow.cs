namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>A row of a visual, by column name; a column that the view does not have is null.</summary>
internal sealed class VisualRow(IReadOnlyDictionary<string, int> columns, IReadOnlyList<object?> values)
{
    public object? this[string column] => columns.TryGetValue(column, out var index) ? values[index] : null;

    public string Text(string column) => $"{this[column]}";
}
