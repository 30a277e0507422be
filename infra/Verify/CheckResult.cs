namespace WriteBackLambdas.Verify;

/// <summary>What a check says; the default value claims nothing.</summary>
internal enum Verdict
{
    /// <summary>The check could not be made: neither right nor wrong.</summary>
    Unchecked,

    Wrong,
    Right,
}

/// <summary>What a check saw, one difference a line, and what to do about it.</summary>
internal sealed record CheckResult(Verdict Verdict, IReadOnlyList<string> Seen, string? Advice)
{
    public static CheckResult Right(string seen) => new(Verdict.Right, [seen], null);

    public static CheckResult Wrong(string seen, string advice) => new(Verdict.Wrong, [seen], advice);

    public static CheckResult Unchecked(string seen, string? advice) => new(Verdict.Unchecked, [seen], advice);

    /// <summary>Right when there is no difference.</summary>
    public static CheckResult Of(IReadOnlyList<string> differences, string seen, string advice) =>
        differences.Count == 0 ? Right(seen) : new(Verdict.Wrong, differences, advice);

    /// <summary>
    /// A statement that must work failed: that is wrong, unless it says nothing of the deployment, as a missing right of the caller does.
    /// </summary>
    public static CheckResult Failed(StatementException exception, string advice) => exception switch
    {
        { IsConnection: true } => Unchecked(exception.Message, "Check the database's name, the user, and its password; run verify again."),
        { IsDenied: true } => Unchecked(
            exception.Message, "Run verify as the warehouse's administrator, or grant your database user what the message names."),
        { IsOfCatalog: true } => Unchecked(
            exception.Message, "The warehouse's catalog differs from AWS's documents; look at it yourself."),
        _ => Wrong(exception.Message, advice),
    };
}
