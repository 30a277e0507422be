namespace WriteBackLambdas.Dashboards;

/// <summary>A bar for each value of a column, as long as there are rows with it.</summary>
/// <param name="Counted">A column that is never NULL.</param>
/// <param name="Unit">What the bars count, such as quotes.</param>
public sealed record BarVisual(
    string Id, string Title, Column Category, Column Counted, string Unit, IReadOnlyList<ColorRule> Colors) : Visual(Id, Title);
