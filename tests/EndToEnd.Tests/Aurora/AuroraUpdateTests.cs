namespace WriteBackLambdas.EndToEnd.Tests.Aurora;

/// <summary>The same with quotes recorded in Aurora.</summary>
public sealed class AuroraUpdateTests(AuroraStack stack) : UpdateTests(stack);
