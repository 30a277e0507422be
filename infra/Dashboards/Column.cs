namespace WriteBackLambdas.Dashboards;

/// <summary>A column of a data set: what people read above it, what it holds, and how a value is written.</summary>
/// <param name="Width">In pixels, of a table's column.</param>
/// <param name="Expression">The SQL expression; null for the view's column of this name.</param>
public sealed record Column(string Name, string Label, DataType Type, ValueFormat Format, int Width, string? Expression = null)
{
    /// <summary>The column in a SELECT list. Names may be reserved words.</summary>
    public string Sql => Expression is null ? $"\"{Name}\"" : $"{Expression} AS \"{Name}\"";
}
