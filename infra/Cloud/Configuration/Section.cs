using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>One object of the configuration, read member by member; what is wrong, and what nobody asked for, is collected with its place.</summary>
internal sealed class Section(string place, JsonObject members, List<string> faults)
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Something else than an object stands in its place, which is told already.</summary>
    public bool IsWrong { get; private init; }

    public string PlaceOf(string name) => $"{place}.{name}";

    public void Fault(string name, string fault) => faults.Add($"{PlaceOf(name)}: {fault}");

    public bool Has(string name) => members[name] is not null;

    public string? Text(string name, Regex form, string formInWords) => Value(name) switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) && form.IsMatch(text) => text,
        var other => Wrong<string?>(name, other, formInWords),
    };

    /// <summary>A value of an enumeration by its name in lower case; the first one where there is none.</summary>
    public T Choice<T>(string name)
        where T : struct, Enum
    {
        var choices = Enum.GetValues<T>().ToDictionary(choice => JsonNamingPolicy.CamelCase.ConvertName(choice.ToString()));
        return Value(name) switch
        {
            null => default,
            JsonValue value when value.TryGetValue<string>(out var text) && choices.TryGetValue(text, out var choice) => choice,
            var other => Wrong<T>(name, other, $"one of {string.Join(", ", choices.Keys)}"),
        };
    }

    public int? Number(string name, int least, int most, string unit) => Value(name) switch
    {
        null => null,
        JsonValue value when value.TryGetValue<double>(out var number) && double.IsInteger(number) && number >= least && number <= most => (int)number,
        var other => Wrong<int?>(name, other, $"a whole number of {unit} from {least} to {most}"),
    };

    public bool Flag(string name) => Value(name) switch
    {
        null => false,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        var other => Wrong<bool>(name, other, "true or false"),
    };

    public IReadOnlyList<string> List(string name, Func<string, bool> isRight, string formInWords)
    {
        if (Value(name) is not { } found)
        {
            return [];
        }

        if (found is not JsonArray list)
        {
            return Wrong<string[]>(name, found, $"a list; each {formInWords}") ?? [];
        }

        List<string> values = [];
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is JsonValue value && value.TryGetValue<string>(out var text) && isRight(text))
            {
                values.Add(text);
            }
            else
            {
                Wrong<string>($"{name}[{i}]", list[i], formInWords);
            }
        }

        return values;
    }

    /// <summary>An empty section where there is none.</summary>
    public Section Inner(string name)
    {
        var found = Value(name);
        if (found is not (null or JsonObject))
        {
            Wrong<JsonObject>(name, found, "an object");
        }

        return new Section(PlaceOf(name), found as JsonObject ?? [], faults) { IsWrong = found is not (null or JsonObject) };
    }

    /// <summary>A misspelt member would otherwise be a setting that silently does nothing.</summary>
    public void RefuseUnknown()
    {
        foreach (var (name, _) in members.Where(member => !_known.Contains(member.Key)))
        {
            Fault(name, $"is not known; {string.Join(", ", _known)}");
        }
    }

    private JsonNode? Value(string name)
    {
        _known.Add(name);
        return members[name];
    }

    private T? Wrong<T>(string name, JsonNode? found, string formInWords)
    {
        Fault(name, $"{found?.ToJsonString(AsWritten) ?? "null"} is not {formInWords}");
        return default;
    }
}
