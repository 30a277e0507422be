namespace WriteBackLambdas.Quotes;

/// <summary>What a person may add in the form, unsigned; its name is the form field's and the history column's.</summary>
public sealed record QuoteInput(string Name, string Label, SqlType Type, bool Required);
