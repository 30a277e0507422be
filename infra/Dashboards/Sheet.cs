namespace WriteBackLambdas.Dashboards;

/// <summary>A sheet shows one data set: controls above, and visuals in their order. Its id is the data set's.</summary>
public sealed record Sheet(string Title, DataSet Data, IReadOnlyList<Filter> Filters, IReadOnlyList<Visual> Visuals)
{
    public string Id => Data.Id;
}
