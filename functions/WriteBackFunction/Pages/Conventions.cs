namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>
/// How a language writes numbers, amounts, and dates; in its file, because the function runs without ICU. Date and time are .NET patterns.
/// A currency without a symbol is written with its code, and one without a number of minor units has two.
/// </summary>
internal sealed record Conventions(
    string Decimal,
    string Group,
    string Minus,
    string Money,
    string MoneyWithCode,
    string Date,
    string Time,
    IReadOnlyList<string> Months,
    IReadOnlyDictionary<string, string> Symbols,
    IReadOnlyDictionary<string, int> MinorUnits);
