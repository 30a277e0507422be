using System.Text.Json;

namespace WriteBackLambdas.Installer;

/// <summary>
/// Reads a resource's properties and collects what is wrong with them. Unknown properties are ignored, because the deletion of an earlier
/// version's resource has that version's properties.
/// </summary>
internal sealed class PropertyReader(JsonElement json)
{
    private readonly List<string> _faults = [];

    public string? Optional(string name)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            _faults.Add($"{name}: is a {value.ValueKind}; it must be a String");
            return "";
        }

        return value.GetString() is { Length: > 0 } text ? text : null;
    }

    public string Required(string name)
    {
        if (Optional(name) is { } text)
        {
            return text;
        }

        _faults.Add($"{name}: is missing");
        return "";
    }

    public void ThrowIfFaulty()
    {
        if (_faults.Count > 0)
        {
            throw new InstallerException(_faults);
        }
    }
}
