namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>What a visual asks the warehouse: a statement and the values of its <c>:name</c> parameters.</summary>
internal sealed record VisualQuery(string Sql, IReadOnlyDictionary<string, string> Parameters);
