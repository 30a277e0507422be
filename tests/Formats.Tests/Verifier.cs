using System.Text.Json;

namespace WriteBackLambdas.Formats.Tests;

/// <summary>One of the verifiers in docs/verifiers.</summary>
internal sealed class Verifier(string language)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "verifiers");

    // Each prints the message of every row, and the digest of every message.
    private const string PythonProbe =
        "import json, sys; sys.path.insert(0, sys.argv[1]); from verify import *; "
        + "print(json.dumps([[message(each['row']), digest(each['message'], each['key'])] for each in json.load(sys.stdin)]))";

    private const string NodeProbe =
        "const { message, digest } = await import(process.argv[2]); import { readFileSync } from 'node:fs'; "
        + "console.log(JSON.stringify(JSON.parse(readFileSync(0)).map((each) => [message(each.row), digest(each.message, each.key)])))";

    /// <summary>The verdict of each link.</summary>
    public async Task<string[]> JudgeAsync(string definitionFile, string key, IEnumerable<string> links)
    {
        var output = language == "python"
            ? await OtherProgram.RunAsync("python3", ["-B", Path.Combine(Folder, "verify.py"), definitionFile], Lines(links), key)
            : await OtherProgram.RunAsync("node", [NodeScript(), definitionFile], Lines(links), key);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The verifier's message of each row, and its digest of each message.</summary>
    public async Task<string[][]> ComputeAsync(IEnumerable<(string?[] Row, string Message, string Key)> answers)
    {
        var input = JsonSerializer.Serialize(
            answers.Select(answer => new { row = answer.Row, message = answer.Message, key = answer.Key }));
        var output = language == "python"
            ? await OtherProgram.RunAsync("python3", ["-B", "-c", PythonProbe, Folder], input)
            : await OtherProgram.RunAsync("node", ["--input-type=module", "-e", NodeProbe, "probe", NodeScript()], input);
        return JsonSerializer.Deserialize<string[][]>(output)!;
    }

    /// <summary>Node.js looks for packages beside and above the script, so a copy of it runs among those of these tests.</summary>
    private static string NodeScript()
    {
        var copy = Path.Combine(Directory.CreateDirectory(Path.Combine(OtherProgram.NodeModules, ".verifiers")).FullName, "verify.mjs");
        File.Copy(Path.Combine(Folder, "verify.mjs"), copy, overwrite: true);
        return copy;
    }

    private static string Lines(IEnumerable<string> links) => string.Concat(links.Select(link => $"{link}\n"));
}
