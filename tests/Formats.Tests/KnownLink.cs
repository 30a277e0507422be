using System.Text.Json;

namespace WriteBackLambdas.Formats.Tests;

/// <summary>A genuine link of events/known-answers.json, which Python's hashlib signed.</summary>
internal sealed record KnownLink(string Name, string Definition, string Key, string Link, string?[] Row)
{
    /// <summary>The whole file.</summary>
    public static JsonElement File { get; } = JsonElement.Parse(SampleEvents.Read("known-answers.json"));

    public static IReadOnlyList<KnownLink> All { get; } =
    [
        .. File.GetProperty("links").EnumerateArray().Select(link => new KnownLink(
            link.GetProperty("name").GetString()!,
            link.GetProperty("definition").GetString()!,
            link.GetProperty("key").GetString()!,
            link.GetProperty("link").GetString()!,
            [.. link.GetProperty("row").EnumerateArray().Select(value => value.GetString())])),
    ];

    public string KeyText => File.GetProperty("keys").GetProperty(Key).GetString()!;

    public string OtherKeyText => File.GetProperty("keys").GetProperty(Key == "32" ? "64" : "32").GetString()!;

    public IEnumerable<string> FieldNames => NamesOf("fields");

    public IEnumerable<string> ActionNames => NamesOf("actions");

    /// <summary>The link's parameters, still encoded, in order.</summary>
    public (string Name, string Value)[] Parameters =>
        [.. Link.Split('?')[1].Split('&').Select(parameter => parameter.Split('=')).Select(parts => (parts[0], parts[1]))];

    public string With(IEnumerable<(string Name, string Value)> parameters) =>
        $"{Link.Split('?')[0]}?{string.Join('&', parameters.Select(parameter => $"{parameter.Name}={parameter.Value}"))}";

    /// <summary>Writes the link's definition, as far as it concerns links.</summary>
    public string WriteDefinition()
    {
        var file = Path.GetTempFileName();
        System.IO.File.WriteAllText(file, File.GetProperty("definitions").GetProperty(Definition).GetRawText());
        return file;
    }

    private IEnumerable<string> NamesOf(string list) => File.GetProperty("definitions").GetProperty(Definition).GetProperty(list)
        .EnumerateArray().Select(each => each.GetProperty("name").GetString()!);
}
