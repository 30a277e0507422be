namespace WriteBackLambdas.WriteBackFunction;

/// <summary>What verification says of a link; the default value refuses.</summary>
internal enum Verdict
{
    Forged,
    Expired,
    Genuine,
}
