namespace WriteBackLambdas.Quotes;

/// <summary>
/// A signed part of a quote: its link parameter, the source's column, the history's column, whether it identifies the combination, and
/// whether it is an amount in the definition's currency.
/// </summary>
public sealed record QuoteField(
    string Name, string Label, string Source, string Column, SqlType Type, bool Identifies, bool IsMoney = false)
{
    /// <summary>The views' column with the amount of the previous revision.</summary>
    public string PreviousColumn => PreviousOf(Column);

    /// <summary>The views' column with the amount minus that of the previous revision.</summary>
    public string ChangeColumn => ChangeOf(Column);

    internal static string PreviousOf(string column) => $"previous_{column}";

    internal static string ChangeOf(string column) => $"{column}_change";
}
