namespace WriteBackLambdas.Emulator.Lambda;

/// <summary>What an invocation answered: the function's payload, or a description of its error.</summary>
public sealed record LambdaOutcome(ReadOnlyMemory<byte> Payload, bool IsFunctionError);
