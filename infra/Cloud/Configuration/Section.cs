using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>
/// One object of the configuration, read member by member. It collects every wrong or unknown member with its place; System.Text.Json would
/// stop at the first one.
/// </summary>
internal sealed class Section(string place, JsonObject members, List<string> faults)
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Whether the section is not an object, which is reported already.</summary>
    public bool IsInvalid { get; private init; }

    public void Fault(string name, string fault) => faults.Add($"{PlaceOf(name)}: {fault}");

    public void Refuse(bool isWrong, string name, string fault)
    {
        if (isWrong)
        {
            Fault(name, fault);
        }
    }

    private IEnumerable<string> Names => members.Select(member => member.Key);

    public bool Has(string name) => members[name] is not null;

    public string? Text(string name, Form form) => Value(name) switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) && form.Matches(text) => text,
        var other => Wrong<string?>(name, other, form.Words),
    };

    /// <summary>Reads a value of an enumeration by its name in camel case; the default is the first value.</summary>
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
        JsonValue value when value.TryGetValue<double>(out var number)
            && double.IsInteger(number) && number >= least && number <= most => (int)number,
        var other => Wrong<int?>(name, other, $"a whole number of {unit} from {least} to {most}"),
    };

    /// <summary>Reads a number that may end in .5.</summary>
    public double? Halves(string name, int least, int most, string unit) => Value(name) switch
    {
        null => null,
        JsonValue value when value.TryGetValue<double>(out var number)
            && double.IsInteger(number * 2) && number >= least && number <= most => number,
        var other => Wrong<double?>(name, other, $"a number of {unit} from {least} to {most}, in steps of 0.5"),
    };

    public bool Flag(string name, bool otherwise = false) => Value(name) switch
    {
        null => otherwise,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        var other => Wrong<bool>(name, other, "true or false"),
    };

    public IReadOnlyList<string> List(string name, Form form) => List(name, form.Matches, form.Words);

    public IReadOnlyList<string> List(string name, Func<string, bool> isRight, string expected)
    {
        if (Value(name) is not { } found)
        {
            return [];
        }

        if (found is not JsonArray list)
        {
            return Wrong<string[]>(name, found, $"a list; each item must be {expected}") ?? [];
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
                Wrong<string>($"{name}[{i}]", list[i], expected);
            }
        }

        return values;
    }

    /// <summary>Reads an object of texts by name, such as tags.</summary>
    public IReadOnlyDictionary<string, string> Map(string name, Form names, Form values)
    {
        var inner = Inner(name);
        Dictionary<string, string> map = [];
        foreach (var key in inner.Names)
        {
            inner.Refuse(!names.Matches(key), key, $"is not {names.Words}");
            inner.Refuse(!inner.Has(key), key, $"null is not {values.Words}");
            if (inner.Text(key, values) is { } text)
            {
                map[key] = text;
            }
        }

        return map;
    }

    /// <summary>Reads an inner object; it is empty if there is none.</summary>
    public Section Inner(string name)
    {
        var found = Value(name);
        var isInvalid = found is not (null or JsonObject);
        if (isInvalid)
        {
            Wrong<JsonObject>(name, found, "an object");
        }

        return new Section(PlaceOf(name), found as JsonObject ?? [], faults) { IsInvalid = isInvalid };
    }

    /// <summary>Refuses members that nobody has read: a misspelled setting would otherwise silently do nothing.</summary>
    public void RefuseUnknown()
    {
        foreach (var (name, _) in members.Where(member => !_known.Contains(member.Key)))
        {
            Fault(name, $"is not a setting; the settings here are {string.Join(", ", _known)}");
        }
    }

    private string PlaceOf(string name) => $"{place}.{name}";

    private JsonNode? Value(string name)
    {
        _known.Add(name);
        return members[name];
    }

    private T? Wrong<T>(string name, JsonNode? found, string expected)
    {
        Fault(name, $"{found?.ToJsonString(AsWritten) ?? "null"} is not {expected}");
        return default;
    }
}
