namespace WriteBackLambdas.Benchmarks.Sections;

/// <summary>One measurement with its table.</summary>
internal interface ISection
{
    string Title { get; }

    /// <summary>Measures, and prints the result as Markdown.</summary>
    void Print();
}
