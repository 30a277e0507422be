namespace WriteBackLambdas.Dashboards;

/// <summary>A line for each column with amounts: their sum for each day, in UTC.</summary>
public sealed record LineVisual(string Id, string Title, Column Time, IReadOnlyList<Column> Amounts) : Visual(Id, Title);
