namespace WriteBackLambdas.Emulator.Aws;

/// <summary>One value of a secret; either text, or binary in base 64.</summary>
internal sealed record SecretVersion(string Id, string? Text, string? Binary, DateTimeOffset Created, IReadOnlyList<string> Stages)
{
    public bool Holds(string? text, string? binary) => Text == text && Binary == binary;
}
