namespace WriteBackLambdas.Benchmarks;

/// <summary>A part of a process's life, and how many methods the JIT compiler compiled during it.</summary>
internal sealed record Phase(string Name, double Milliseconds, long CompiledMethods);
