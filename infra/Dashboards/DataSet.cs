namespace WriteBackLambdas.Dashboards;

/// <summary>The columns of a view that a sheet shows, in the order of its table, and the query that reads them.</summary>
public sealed record DataSet(string Id, string Schema, string View, IReadOnlyList<Column> Columns)
{
    /// <summary>The column of this name.</summary>
    public Column this[string name] => Columns.Single(column => column.Name == name);

    public string Sql => $"SELECT\n    {string.Join(",\n    ", Columns.Select(column => column.Sql))}\nFROM \"{Schema}\".\"{View}\"";
}
