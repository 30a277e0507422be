namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>What a procedure must answer: the outcome, and the row that it names; null for none.</summary>
internal sealed record ModelAnswer(string Outcome, ModelRow? Row);
