using System.Text.RegularExpressions;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// A file of SQL statements with placeholders. <c>--#</c> starts a statement and names it. Before its SQL, <c>--?</c> is a query; the
/// statement is needed only when its result is 0. <c>--!</c> is the part of an error message that means that there is nothing to do.
/// <c>--0</c> is what is wrong when the statement, a query, returns 0. <c>--~</c> drops what the statement may be unable to replace.
/// <c>--+</c> on the file's first line makes all its statements one batch, and names it. <c>{{name}}</c> is replaced by a value. A line
/// with <c>{{list.part}}</c> is repeated for each item of the list, and so are the lines from <c>{{each list}}</c> to <c>{{end}}</c>, and a
/// whole statement whose name contains one.
/// </summary>
internal sealed partial class Template
{
    private const string NameMark = "--# ";
    private const string QueryMark = "--? ";
    private const string ErrorMark = "--! ";
    private const string FaultMark = "--0 ";
    private const string DropMark = "--~ ";
    private const string BatchMark = "--+ ";

    private readonly string _text;
    private readonly TemplateParts _parts;

    public Template(string text, TemplateParts parts)
    {
        _parts = parts;
        (Batch, _text) = Marked(BatchMark, text, parts.Values);
    }

    /// <summary>The name of the batch that all statements make; null if each runs on its own.</summary>
    public string? Batch { get; }

    /// <summary>The comment before the first statement.</summary>
    public string Introduction => FillLines(_text[.._text.IndexOf(NameMark, StringComparison.Ordinal)], _parts.Values).TrimEnd();

    public IEnumerable<WarehouseStatement> Statements() => _text.Split("\n" + NameMark).Skip(1).SelectMany(block =>
    {
        var (name, body) = SplitLine(block);
        return Scopes(name, _parts.Values).Select(values => Statement(name, body, values));
    });

    private WarehouseStatement Statement(string name, string body, IReadOnlyDictionary<string, string> values)
    {
        (var query, body) = Marked(QueryMark, body, values);
        (var error, body) = Marked(ErrorMark, body, values);
        (var fault, body) = Marked(FaultMark, body, values);
        (var drop, body) = Marked(DropMark, body, values);
        return new WarehouseStatement(Fill(name, values), FillLines(body, values).Trim())
        {
            NeededWhenZero = query,
            DoneOnError = error,
            FaultWhenZero = fault,
            DropFirst = drop,
            Batch = Batch,
        };
    }

    /// <summary>What follows the mark on the first line, and the rest; null and everything if the mark is not there.</summary>
    private static (string? Value, string Body) Marked(string mark, string text, IReadOnlyDictionary<string, string> values) =>
        text.StartsWith(mark, StringComparison.Ordinal) && SplitLine(text) is var (line, rest)
            ? (Fill(line[mark.Length..], values), rest)
            : (null, text);

    private static (string Line, string Body) SplitLine(string block) =>
        block.Split('\n', 2) is [var line, var rest] ? (line, rest) : (block, "");

    private string FillLines(string block, IReadOnlyDictionary<string, string> values) => string.Join(
        '\n', FillBlocks(block, values).Split('\n').SelectMany(line => Scopes(line, values).Select(scope => Fill(line, scope))));

    private string FillBlocks(string block, IReadOnlyDictionary<string, string> values) => EachBlock().Replace(
        block,
        match => string.Concat(_parts.Lists[match.Groups["list"].Value]
            .Select(item => FillLines(match.Groups["lines"].Value, new Dictionary<string, string>(values.Concat(item))))));

    /// <summary>The values to fill a line with: once, or once for each item of the list in it.</summary>
    private IEnumerable<IReadOnlyDictionary<string, string>> Scopes(string line, IReadOnlyDictionary<string, string> values) =>
        ListPlaceholder().Match(line) is { Success: true } match && !values.ContainsKey(match.Groups["part"].Value)
            ? _parts.Lists[match.Groups["list"].Value].Select(item => new Dictionary<string, string>(values.Concat(item)))
            : [values];

    private static string Fill(string line, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(line, match => values[match.Groups[1].Value]);

    [GeneratedRegex(
        @"^ *\{\{each (?<list>[a-z_]+)\}\}\n(?<lines>.*?)^ *\{\{end\}\}\n",
        RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex EachBlock();

    [GeneratedRegex(@"\{\{([a-z_.]+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\{\{(?<part>(?<list>[a-z_]+)\.[a-z_]+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex ListPlaceholder();
}
