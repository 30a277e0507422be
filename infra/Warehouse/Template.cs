using System.Text.RegularExpressions;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// A file of SQL statements with placeholders. <c>--#</c> starts a statement and names it. <c>--?</c> is a query; the statement is needed
/// only when its result is 0. <c>--!</c> is the part of an error message that means that there is nothing to do. <c>{{name}}</c> is
/// replaced by a value. A line with <c>{{list.part}}</c> is repeated for each item of the list, and so is a whole statement whose name
/// contains one.
/// </summary>
internal sealed partial class Template(string text, TemplateParts parts)
{
    private const string NameMark = "--# ";
    private const string QueryMark = "--? ";
    private const string ErrorMark = "--! ";

    /// <summary>The comment before the first statement.</summary>
    public string Introduction => FillLines(text[..text.IndexOf(NameMark, StringComparison.Ordinal)], parts.Values).TrimEnd();

    public IEnumerable<WarehouseStatement> Statements() => text.Split("\n" + NameMark).Skip(1).SelectMany(block =>
    {
        var (name, body) = SplitLine(block);
        return Scopes(name, parts.Values).Select(values => Statement(name, body, values));
    });

    private WarehouseStatement Statement(string name, string body, IReadOnlyDictionary<string, string> values)
    {
        string? Marked(string mark)
        {
            if (!body.StartsWith(mark, StringComparison.Ordinal))
            {
                return null;
            }

            (var line, body) = SplitLine(body);
            return Fill(line[mark.Length..], values);
        }

        var query = Marked(QueryMark);
        var error = Marked(ErrorMark);
        return new WarehouseStatement(Fill(name, values), FillLines(body, values).Trim(), query, error);
    }

    private static (string Line, string Body) SplitLine(string block) =>
        block.Split('\n', 2) is [var line, var rest] ? (line, rest) : (block, "");

    private string FillLines(string block, IReadOnlyDictionary<string, string> values) => string.Join(
        '\n', block.Split('\n').SelectMany(line => Scopes(line, values).Select(scope => Fill(line, scope))));

    /// <summary>The values to fill a line with: once, or once for each item of the list in it.</summary>
    private IEnumerable<IReadOnlyDictionary<string, string>> Scopes(string line, IReadOnlyDictionary<string, string> values) =>
        ListPlaceholder().Match(line) is { Success: true } match && !values.ContainsKey(match.Groups["part"].Value)
            ? parts.Lists[match.Groups["list"].Value].Select(item => new Dictionary<string, string>(values.Concat(item)))
            : [values];

    private static string Fill(string line, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(line, match => values[match.Groups[1].Value]);

    [GeneratedRegex(@"\{\{([a-z_.]+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\{\{(?<part>(?<list>[a-z_]+)\.[a-z_]+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex ListPlaceholder();
}
