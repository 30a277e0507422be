namespace WriteBackLambdas.Dashboards;

/// <summary>The colors of a cell's or a row's text and background, and of a bar, as #RRGGBB.</summary>
public sealed record Paint(string Text, string Background, string Bar);
