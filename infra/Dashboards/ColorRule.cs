namespace WriteBackLambdas.Dashboards;

/// <summary>Where the column has this value, its cell has these colors, or the whole row.</summary>
public sealed record ColorRule(Column Column, string Value, Paint Paint, bool IsRow = false);
