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
            throw new SettingsException($"There is no {file}; {command} writes it.");
        }

        try
        {
            var stacks = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(File.ReadAllBytes(file))!;
            return stacks.GetValueOrDefault($"WriteBack-{stage}")
                ?? throw new SettingsException(
                    $"{file} has the stacks {string.Join(", ", stacks.Keys)}, and not WriteBack-{stage}; {command} writes it.");
        }
        catch (JsonException exception)
        {
            throw new SettingsException($"{file} is not what cdk deploy writes: {exception.Message}");
        }
    }
}

/// <summary>Verify cannot start with these settings; the message says what would be right.</summary>
internal sealed class SettingsException(string message) : Exception(message);
