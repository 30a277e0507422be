using System.Text.Json;

namespace WriteBackLambdas.Verify;

/// <summary>Reads the outputs of a stage from the file that <c>cdk deploy --outputs-file</c> writes.</summary>
internal static class StageOutputs
{
    /// <exception cref="SettingsException">The file is missing or malformed, or the stage is not in it.</exception>
    public static IReadOnlyDictionary<string, string> Read(string file, string stage)
    {
        var command = $"npx cdk deploy -c stage={stage} --outputs-file {file}";
        if (!File.Exists(file))
        {
            throw new SettingsException([$"There is no {file}; {command} writes it"]);
        }

        Dictionary<string, Dictionary<string, string>?>? stacks;
        try
        {
            stacks = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>?>>(File.ReadAllBytes(file));
        }
        catch (JsonException exception)
        {
            throw new SettingsException([$"{file} is not what cdk deploy writes: {exception.Message}"]);
        }

        return stacks?.GetValueOrDefault($"WriteBack-{stage}") ?? throw new SettingsException([
            $"{file} has {(stacks is { Count: > 0 } ? $"outputs of {string.Join(", ", stacks.Keys)}" : "no stack")}, "
            + $"and none of WriteBack-{stage}; {command} writes them"]);
    }
}

/// <summary>Verify cannot start; each fault says what would be right.</summary>
internal sealed class SettingsException(IReadOnlyList<string> faults) : Exception(string.Join("; ", faults))
{
    public IReadOnlyList<string> Faults => faults;
}
