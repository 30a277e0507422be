using System.Text;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse;

/// <summary>The warehouse's own objects for a quote definition: the statements in the order in which they run, each safe to run again.</summary>
public sealed class WarehouseScript
{
    private readonly List<Template> _templates;
    private readonly Template _removal;
    private readonly Template _sample;

    /// <exception cref="ArgumentException">A name is not of its form.</exception>
    public WarehouseScript(QuoteDefinition definition, WarehouseParameters names)
    {
        names.Check();
        var scalars = TemplateParts.Names(definition, names);
        var lists = TemplateParts.Lists(definition).ToDictionary(list => list.Name);
        Template Of(string file) => new(Resource(file), scalars, lists);

        _templates = [.. typeof(WarehouseScript).Assembly.GetManifestResourceNames()
            .Where(name => char.IsAsciiDigit(name[0]))
            .Order(StringComparer.Ordinal)
            .Select(Of)];
        _removal = Of("remove.sql");
        _sample = Of("sample.sql");
    }

    /// <summary>The table that <see cref="Sample"/> makes: the source of the quote definition that comes with the product.</summary>
    public const string SampleSource = "billing_input_tbl";

    /// <summary>The statements of a file in the form of the templates, with nothing left to fill in.</summary>
    public static IReadOnlyList<WarehouseStatement> Read(string sql) =>
        [.. new Template(sql, new Dictionary<string, string>(), new Dictionary<string, TemplateList>()).Statements()];

    public IReadOnlyList<WarehouseStatement> Statements => [.. _templates.SelectMany(template => template.Statements())];

    /// <summary>What takes all of it away again but the history and the dashboards' role.</summary>
    public IReadOnlyList<WarehouseStatement> Removal => [.. _removal.Statements()];

    /// <summary>A source table with rows, in the same schema, to try the built-in definition with.</summary>
    public IReadOnlyList<WarehouseStatement> Sample => [.. _sample.Statements()];

    /// <summary>The whole script as text, to be read or run by hand.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var template in _templates)
        {
            text.Append(template.Introduction).Append("\n\n");
            foreach (var statement in template.Statements())
            {
                text.Append("-- ").Append(statement.Name).Append('\n');
                if (statement.NeededWhenZero is { } query)
                {
                    text.Append("-- Only needed when this returns 0: ").Append(query).Append('\n');
                }

                text.Append(statement.Sql).Append("\n\n");
            }
        }

        return text.ToString();
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(WarehouseScript).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
