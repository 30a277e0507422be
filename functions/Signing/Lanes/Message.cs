namespace WriteBackLambdas.Signing.Lanes;

/// <summary>A message of <paramref name="Length"/> bytes at <paramref name="Offset"/> of the arena, the <paramref name="Index"/>-th of its batch.</summary>
internal readonly record struct Message(int Offset, int Length, int Index);
