namespace WriteBackLambdas.Signing.Lanes;

/// <summary>A message in the arena, and its index in the batch.</summary>
internal readonly record struct Message(int Offset, int Length, int Index);
