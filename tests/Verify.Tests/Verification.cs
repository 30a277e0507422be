using System.CommandLine;
using System.Text.Json;
using WriteBackLambdas.Demo;

namespace WriteBackLambdas.Verify.Tests;

/// <summary>Runs verify's command line in this process.</summary>
internal static class Verification
{
    public const string SecondUser = "alice";

    static Verification()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "any");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "any");
    }

    /// <summary>Verifies a stack as its administrator, with alice as the second user; an option given here replaces such a one.</summary>
    public static async Task<Found> RunAsync(DemoStack stack, params (string Name, string? Value)[] options)
    {
        var (exitCode, output) = await TextAsync([.. Options(stack, options), "--json"]);
        using var json = JsonDocument.Parse(output);
        var checks = json.RootElement.GetProperty("checks").EnumerateArray().ToDictionary(
            check => check.GetProperty("check").GetString()!,
            check => new FoundCheck(
                check.GetProperty("verdict").GetString()!,
                string.Join('\n', check.GetProperty("seen").EnumerateArray().Select(line => line.GetString())),
                check.GetProperty("advice").GetString()));
        var ids = json.RootElement.GetProperty("quoteIds");
        return new Found(
            exitCode,
            ids.ValueKind == JsonValueKind.Null ? null : [.. ids.EnumerateArray().Select(id => id.GetString()!)],
            json.RootElement.GetProperty("delete").GetString(),
            checks);
    }

    public static string[] Options(DemoStack stack, params (string Name, string? Value)[] options)
    {
        Dictionary<string, string?> all = new()
        {
            ["endpoint-url"] = stack.AwsEndpoint.ToString(),
            ["region"] = DemoStack.Region,
            ["cluster"] = DemoStack.Cluster,
            ["database"] = "dev",
            ["api"] = stack.Api.ToString(),
            ["second-db-user"] = SecondUser,
        };
        foreach (var (name, value) in options)
        {
            all[name] = value;
        }

        return [.. all.Where(option => option.Value is not null).SelectMany(option => new[] { $"--{option.Key}", option.Value! })];
    }

    public static async Task<(int ExitCode, string Output)> TextAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        var exitCode = await Cli.Create().Parse(arguments)
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = output }, TestContext.Current.CancellationToken);
        return (exitCode, output.ToString());
    }
}

/// <summary>What one run found, by the checks' names, and what it says that it recorded.</summary>
internal sealed record Found(
    int ExitCode, IReadOnlyList<string>? QuoteIds, string? Delete, IReadOnlyDictionary<string, FoundCheck> Checks)
{
    /// <summary>The checks with this verdict, each with what it saw.</summary>
    public IReadOnlyDictionary<string, string> With(string verdict) => Checks
        .Where(check => check.Value.Verdict == verdict).ToDictionary(check => check.Key, check => check.Value.Seen);

    public string Wrong(string check)
    {
        Assert.Equal("wrong", Checks[check].Verdict);
        Assert.Equal(1, ExitCode);
        return Checks[check].Seen;
    }
}

internal sealed record FoundCheck(string Verdict, string Seen, string? Advice);
