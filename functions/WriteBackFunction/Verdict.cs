namespace WriteBackLambdas.WriteBackFunction;

/// <summary>What verification says of a link; the value that nobody set refuses.</summary>
internal enum Verdict
{
    Forged,
    Expired,
    Genuine,
}
