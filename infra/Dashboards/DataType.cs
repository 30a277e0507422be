namespace WriteBackLambdas.Dashboards;

/// <summary>What a data set's column holds. There is no boolean: QuickSight would make it a number, so the query makes it a word.</summary>
public enum DataType
{
    Text,
    Whole,
    Decimal,
    Date,
    Time,
}
