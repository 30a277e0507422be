namespace WriteBackLambdas.Support;

/// <summary>Quote definitions of every kind: the built-in one, the samples, and the extremes in this folder.</summary>
public static class DefinitionFiles
{
    private static readonly string[] Folders = ["functions/Quotes", "samples", "tests/Support/definitions"];

    /// <summary>Their paths in the repository.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Folders.SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.json")
            .Select(path => $"{folder}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal)),
    ];

    public static byte[] Read(string path) => File.ReadAllBytes(Path.Combine(Repository.Root, path));
}
