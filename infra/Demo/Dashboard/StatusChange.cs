namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>A quote took a status.</summary>
internal sealed record StatusChange(string Quote, string Status, DateTime At);
