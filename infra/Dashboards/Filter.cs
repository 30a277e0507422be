namespace WriteBackLambdas.Dashboards;

/// <summary>A control above a sheet's visuals, which filters all of them by a column; its title is the column's label.</summary>
public sealed record Filter(string Id, Column Column, FilterKind Kind);
