namespace WriteBackLambdas.Offline.Tests;

/// <summary>What signatures.txt says of one type.</summary>
internal sealed record ListedType(string Assembly, string Kind, string FullName, IReadOnlyList<string> Bases, List<string> Members);

/// <summary>Reads signatures.txt.</summary>
internal static class SignatureList
{
    internal static List<ListedType> Read()
    {
        var types = new List<ListedType>();
        string assembly = "";
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "signatures.txt")))
        {
            if (line.StartsWith('['))
            {
                assembly = line.Trim('[', ']');
            }
            else if (line.StartsWith(' '))
            {
                types[^1].Members.Add(line.Trim());
            }
            else if (line.Length > 0 && !line.StartsWith('#'))
            {
                types.Add(Header(assembly, line));
            }
        }

        return types;
    }

    private static ListedType Header(string assembly, string line)
    {
        string[] halves = line.Split(" : ");
        int space = halves[0].LastIndexOf(' ');
        string[] bases = halves.Length == 1 ? [] : halves[1].Contains('<', StringComparison.Ordinal) ? [halves[1]] : halves[1].Split(", ");
        return new ListedType(assembly, halves[0][..space], halves[0][(space + 1)..], bases, []);
    }
}
