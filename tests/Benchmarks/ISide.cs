namespace WriteBackLambdas.Benchmarks;

/// <summary>One way to treat the payload.</summary>
internal interface ISide
{
    string Name { get; }

    /// <summary>Treats the whole payload once; answers the seconds that it took.</summary>
    Task<double> RunAsync();
}
