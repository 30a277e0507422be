namespace WriteBackLambdas.EndToEnd.Tests.Aurora;

/// <summary>The same with quotes recorded in Aurora.</summary>
public sealed class AuroraTamperingTests(AuroraStack stack) : TamperingTests(stack);
