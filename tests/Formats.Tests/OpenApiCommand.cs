using System.Text.Json;
using System.Text.Json.Nodes;

namespace WriteBackLambdas.Formats.Tests;

/// <summary>The command that prints the API's description, and the validator of that.</summary>
internal static class OpenApiCommand
{
    private static readonly string Validator = Path.Combine(Repository.Root, "tests", "Formats.Tests", "validate.mjs");

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "WriteBackLambdas.OpenApi.dll");

    public static async Task<JsonNode> PrintAsync(params string[] arguments) =>
        JsonNode.Parse(await OtherProgram.RunAsync("dotnet", [Program, .. arguments], ""))!;

    /// <summary>Runs the command with wrong arguments, for which it prints no document.</summary>
    public static async Task<(int ExitCode, string Error)> FailAsync(params string[] arguments)
    {
        var (exitCode, output, error) = await OtherProgram.TryAsync("dotnet", [Program, .. arguments], "");
        Assert.Equal("", output);
        return (exitCode, error);
    }

    /// <summary>What is wrong with the document, and by the document with the links and the responses.</summary>
    public static Task<string> ValidateAsync(
        JsonNode document, IEnumerable<IReadOnlyDictionary<string, string>> links, IEnumerable<RealAnswer> responses) =>
        OtherProgram.RunAsync(
            "node", [Validator], JsonSerializer.Serialize(new { document, links, responses }, JsonSerializerOptions.Web));
}
