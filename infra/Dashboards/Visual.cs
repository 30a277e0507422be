namespace WriteBackLambdas.Dashboards;

/// <summary>Something that a sheet shows of its data set.</summary>
public abstract record Visual(string Id, string Title);
