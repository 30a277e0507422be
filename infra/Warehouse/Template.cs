using System.Text.RegularExpressions;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// A file of SQL with names to fill in. <c>--#</c> begins a statement and names it, <c>--?</c> is the query whose 0 says that it is needed, <c>--!</c> the
/// words of the error that says that it is done. <c>{{name}}</c> is replaced; a line that mentions <c>{{list.part}}</c> stands once for each item of the list, and so does a whole statement whose
/// name mentions one.
/// </summary>
internal sealed partial class Template(string text, IReadOnlyDictionary<string, string> names, IReadOnlyDictionary<string, TemplateList> lists)
{
    private const string NameMark = "--# ";
    private const string GuardMark = "--? ";
    private const string ErrorMark = "--! ";

    /// <summary>What the file says before its first statement.</summary>
    public string Introduction => Lines(text[..text.IndexOf(NameMark, StringComparison.Ordinal)], names).TrimEnd();

    public IEnumerable<WarehouseStatement> Statements() =>
        text.Split("\n" + NameMark).Skip(1).SelectMany(Statement);

    private IEnumerable<WarehouseStatement> Statement(string block)
    {
        var (name, body) = Head(block);
        return ListIn(name) is not { } list
            ? [Filled(name, body, names)]
            : list.Items.Select(item => Filled(name, body, With(list, item)));
    }

    private WarehouseStatement Filled(string name, string body, IReadOnlyDictionary<string, string> known)
    {
        string? Marked(string mark)
        {
            if (!body.StartsWith(mark, StringComparison.Ordinal))
            {
                return null;
            }

            (var line, body) = Head(body);
            return Fill(line[mark.Length..], known);
        }

        var guard = Marked(GuardMark);
        var error = Marked(ErrorMark);
        return new WarehouseStatement(Fill(name, known), Lines(body, known).Trim(), guard, error);
    }

    private static (string Line, string Body) Head(string block) =>
        block.IndexOf('\n', StringComparison.Ordinal) is var end && end < 0 ? (block, "") : (block[..end], block[(end + 1)..]);

    private string Lines(string block, IReadOnlyDictionary<string, string> known) => string.Join('\n', block.Split('\n').SelectMany(line =>
        ListIn(line) is { } list && !known.ContainsKey(list.AnyName)
            ? list.Items.Select(item => Fill(line, With(list, item)))
            : [Fill(line, known)]));

    private TemplateList? ListIn(string line) =>
        ListMention().Match(line) is { Success: true } mention ? lists[mention.Groups[1].Value] : null;

    private Dictionary<string, string> With(TemplateList list, IReadOnlyDictionary<string, string> item) =>
        new(names.Concat(item.Select(pair => KeyValuePair.Create($"{list.Name}.{pair.Key}", pair.Value))));

    private static string Fill(string line, IReadOnlyDictionary<string, string> known) =>
        Mention().Replace(line, mention => known[mention.Groups[1].Value]);

    [GeneratedRegex(@"\{\{([a-z_.]+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\{\{([a-z_]+)\.[a-z_]+\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex ListMention();
}
