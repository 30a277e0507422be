using System.Text.Json;
using WriteBackLambdas.Warehouse;

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
        "There is no nowhere.json; npx cdk deploy -c stage=dev --outputs-file nowhere.json writes it",
        "--stage", "dev", "--outputs", "nowhere.json")]
    [InlineData(
        "--workgroup, --cluster: both are set", "--api", "https://x.y/q", "--workgroup", "w", "--cluster", "c", "--database", "dev")]
    [InlineData(
        "--schema: \"a;b\" is not an identifier", "--api", "https://x.y/q", "--workgroup", "w", "--database", "dev", "--schema", "a;b")]
    [InlineData(
        "--endpoint-url: \"nowhere\" is not a URL",
        "--api", "https://x.y/q", "--workgroup", "w", "--database", "dev", "--endpoint-url", "nowhere")]
    [InlineData("--region: ", "--api", "https://x.y/q", "--workgroup", "w", "--database", "dev")]
    [InlineData("--api: \"https://x.y:99999/q\" is not a URL", "--api", "https://x.y:99999/q", "--workgroup", "w", "--database", "dev")]
    public async Task Wrong_options_are_named(string message, params string[] options)
    {
        var (exitCode, output) = await Verification.TextAsync(options);
        Assert.Equal(1, exitCode);
        Assert.Contains(message, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);

        (exitCode, output) = await Verification.TextAsync([.. options, "--json"]);
        Assert.Equal(1, exitCode);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(1, json.RootElement.GetProperty("exitCode").GetInt32());
        var faults = json.RootElement.GetProperty("faults").EnumerateArray().Select(fault => fault.GetString()!);
        Assert.StartsWith(message, Assert.Single(faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null", "has no stack")]
    [InlineData("{}", "has no stack")]
    [InlineData("""{"WriteBack-dev":null}""", "has outputs of WriteBack-dev, and none of WriteBack-dev")]
    [InlineData("""{"WriteBack-prod":{}}""", "has outputs of WriteBack-prod, and none of WriteBack-dev")]
    [InlineData("[]", "is not what cdk deploy writes")]
    public async Task Outputs_without_the_stage_are_named(string outputs, string message)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, outputs, TestContext.Current.CancellationToken);
        var (exitCode, output) = await Verification.TextAsync("--stage", "dev", "--outputs", file);
        File.Delete(file);
        Assert.Equal(1, exitCode);
        Assert.StartsWith($"{file} {message}", output, StringComparison.Ordinal);
        Assert.Single(output.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("other", null, null, "--workgroup", "other")]
    [InlineData(null, "c", "admin")]
    [InlineData(null, "other", "admin", "--cluster", "other")]
    public void An_option_wins_over_an_output(string? workgroup, string? cluster, string? user, params string[] option)
    {
        var settings = new VerifySettings(
            name => option is [var set, var value] && set == $"--{name}" ? value : null,
            new Dictionary<string, string>
            {
                [OutputNames.Cluster] = "c",
                [OutputNames.AdministratorUser] = "admin",
                [OutputNames.Database] = "dev",
                [OutputNames.ApiUrl] = "https://x.y/q",
            });
        Assert.Empty(settings.Faults());
        Assert.Equal((workgroup, cluster, user), (settings.Connection.Workgroup, settings.Connection.Cluster, settings.Connection.DbUser));
    }
}
