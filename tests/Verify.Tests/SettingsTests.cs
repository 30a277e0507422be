namespace WriteBackLambdas.Verify.Tests;

/// <summary>Verify says what it lacks before it starts.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("--api: is missing", "--workgroup", "w", "--database", "dev")]
    [InlineData("--workgroup, --cluster: neither is set", "--api", "https://example.com/prod/quotes", "--database", "dev")]
    [InlineData("--database: is not set", "--api", "https://example.com/prod/quotes", "--workgroup", "w")]
    [InlineData("base URL: \"ftp://x\" is not", "--api", "ftp://x", "--workgroup", "w", "--database", "dev")]
    [InlineData(
        "--db-user: can be set only with --cluster", "--api", "https://x.y/q", "--workgroup", "w", "--database", "dev", "--db-user", "u")]
    [InlineData(
        "--second-db-user: can be set only with --cluster",
        "--api", "https://x.y/q", "--workgroup", "w", "--database", "dev", "--second-db-user", "u")]
    [InlineData(
        "There is no nowhere.json; npx cdk deploy -c stage=dev --outputs-file nowhere.json writes it.",
        "--stage", "dev", "--outputs", "nowhere.json")]
    public async Task Wrong_options_are_named(string message, params string[] options)
    {
        var (exitCode, output) = await Verification.TextAsync(options);
        Assert.Equal(1, exitCode);
        Assert.Contains(message, output, StringComparison.Ordinal);
    }
}
