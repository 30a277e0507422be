namespace WriteBackLambdas.Quotes;

/// <summary>A signed part of a quote: its link parameter, the source's column, the history's column, and whether it identifies the combination.</summary>
public sealed record QuoteField(string Name, string Label, string Source, string Column, SqlType Type, bool Identifies);
