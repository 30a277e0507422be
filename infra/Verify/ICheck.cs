namespace WriteBackLambdas.Verify;

/// <summary>One question about a deployment.</summary>
internal interface ICheck
{
    string Question { get; }

    /// <summary>Answers it. The caller turns an exception into a result that says that the question is unchecked.</summary>
    Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken);
}
