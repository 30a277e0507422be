namespace WriteBackLambdas.Benchmarks.Sections;

/// <summary>One thing measured, with a table of its own.</summary>
internal interface ISection
{
    string Title { get; }

    /// <summary>Measures, and prints what came out as Markdown.</summary>
    void Print();
}
