namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>An action as the definition's file says it.</summary>
internal sealed record ModelAction(string Name, string[] From, string To, string By, string[] Inputs);
