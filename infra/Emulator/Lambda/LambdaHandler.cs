namespace WriteBackLambdas.Emulator.Lambda;

/// <summary>A Lambda function: JSON in, JSON out; an exception is a function error.</summary>
public delegate Task<ReadOnlyMemory<byte>> LambdaHandler(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken);
