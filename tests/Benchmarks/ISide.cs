namespace WriteBackLambdas.Benchmarks;

/// <summary>One way to do some work.</summary>
internal interface ISide
{
    /// <summary>Does the work once; answers the seconds that each of its rows or messages took.</summary>
    double Run();
}
