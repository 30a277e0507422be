namespace WriteBackLambdas.EndToEnd.Tests.Aurora;

/// <summary>The same with quotes recorded in Aurora.</summary>
public sealed class AuroraWriteNothingTests(AuroraStack stack) : WriteNothingTests(stack);
