namespace WriteBackLambdas.Dashboards;

/// <summary>All columns of the data set, with a row for each of its rows.</summary>
/// <param name="Note">What to know before a click.</param>
/// <param name="Newest">The time by which rows are sorted, newest first; null for the order of the source.</param>
public sealed record TableVisual(string Id, string Title, string Note, IReadOnlyList<ColorRule> Rules, Column? Newest) : Visual(Id, Title);
