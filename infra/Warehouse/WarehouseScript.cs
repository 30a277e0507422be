using System.Text;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// The warehouse's objects for a quote definition: the statements in the order in which they run. Each can run again. Those of another
/// definition than the default one need what the default one's have created.
/// </summary>
public sealed class WarehouseScript
{
    /// <summary>What the default definition's script creates for the scripts of all others, and removes.</summary>
    private static readonly string[] Shared = ["1-roles.sql", "3-time.sql", "3-url-encode.sql"];

    private readonly QuoteDefinition _definition;
    private readonly List<Template> _templates;
    private readonly TemplateParts _parts;

    /// <exception cref="ArgumentException">A parameter is malformed; every fault is listed.</exception>
    public WarehouseScript(QuoteDefinition definition, WarehouseParameters parameters)
    {
        parameters.Check();
        _definition = definition;
        _parts = TemplateParts.Of(definition, parameters);
        _templates = [.. typeof(WarehouseScript).Assembly.GetManifestResourceNames()
            .Where(name => char.IsAsciiDigit(name[0]) && (definition.IsDefault || !Shared.Contains(name)))
            .Order(StringComparer.Ordinal)
            .Select(Open)];
    }

    /// <summary>The table that <see cref="Sample"/> creates: the source of the embedded quote definition.</summary>
    public const string SampleSource = "billing_input_tbl";

    /// <summary>Reads a file that has the form of a template and no placeholders.</summary>
    public static IReadOnlyList<WarehouseStatement> Read(string sql) => [.. new Template(sql, TemplateParts.None).Statements()];

    public IReadOnlyList<WarehouseStatement> Statements => [.. _templates.SelectMany(template => template.Statements())];

    /// <summary>What the statements create, for a comparison with a warehouse.</summary>
    public WarehouseObjects Objects => WarehouseObjects.Of(Statements.Select(statement => statement.Sql));

    /// <summary>Removes everything but the history, the dashboard role, and the write-back function's user.</summary>
    public IReadOnlyList<WarehouseStatement> Removal =>
        [.. Open("remove.sql").Statements(), .. _definition.IsDefault ? Open("remove-shared.sql").Statements() : []];

    /// <summary>Creates a source table with rows, in the same schema, for trying out the embedded definition.</summary>
    public IReadOnlyList<WarehouseStatement> Sample => [.. Open("sample.sql").Statements()];

    /// <summary>The whole script as text, for reading or for running by hand.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var template in _templates)
        {
            text.Append(template.Introduction).Append("\n\n");
            text.Append(template.Batch is null ? "" : "BEGIN;\n\n");
            foreach (var statement in template.Statements())
            {
                Append(text, statement);
            }

            text.Append(template.Batch is null ? "" : "COMMIT;\n\n");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, WarehouseStatement statement)
    {
        void Note(string what, string? value) => text.Append(value is null ? "" : $"-- {what}: {value}\n");

        text.Append("-- ").Append(statement.Name).Append('\n');
        Note("Needed only when this returns 0", statement.NeededWhenZero);
        Note("If this returns 0", statement.FaultWhenZero);
        text.Append(statement.Sql).Append("\n\n");
    }

    private Template Open(string file)
    {
        using var reader = new StreamReader(typeof(WarehouseScript).Assembly.GetManifestResourceStream(file)!);
        return new Template(reader.ReadToEnd(), _parts);
    }
}
