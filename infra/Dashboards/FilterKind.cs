namespace WriteBackLambdas.Dashboards;

/// <summary>What somebody chooses: some of a column's values, one of them, or a range of dates. At first, everything is shown.</summary>
public enum FilterKind
{
    Choices,
    OneChoice,
    Dates,
}
