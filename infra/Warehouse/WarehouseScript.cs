using System.Text;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// The warehouse's objects for a quote definition: the statements in the order in which they run. Each can run again. Those of another
/// definition than the default one need what the default one's have created.
/// </summary>
public sealed class WarehouseScript
{
    private const string RecordingFile = "5-recording.sql";
    private const string CopyFile = "5-copy.sql";
    private const string ExternalFile = "1-external.sql";
    private const string SourceFile = "1-source.sql";
    private const string UrlEncodeFile = "3-url-encode.sql";
    private const string SigningFile = "aurora-signing.sql";

    /// <summary>What the default definition's script creates for the scripts of all others, and removes.</summary>
    private static readonly string[] Shared =
        [ExternalFile, "1-roles.sql", "3-time.sql", UrlEncodeFile, "aurora-roles.sql", SigningFile];

    /// <summary>What Aurora has to record quotes.</summary>
    private static readonly string[] AuroraFiles = ["aurora-roles.sql", "2-history.sql", "aurora-reader.sql", RecordingFile];

    /// <summary>What Aurora has too if the rows are there: their links, and the views.</summary>
    private static readonly string[] AuroraRowFiles =
        [SourceFile, SigningFile, "2-visibility.sql", UrlEncodeFile, "aurora-digests.sql", "6-views.sql"];

    private readonly QuoteDefinition _definition;
    private readonly string[] _files;
    private readonly TemplateParts _parts;
    private readonly string _stillNeeded;
    private readonly bool _isAurora;

    /// <exception cref="ArgumentException">A parameter is malformed; every fault is listed.</exception>
    public WarehouseScript(QuoteDefinition definition, WarehouseParameters parameters)
    {
        parameters.Check();
        _definition = definition;
        _parts = TemplateParts.Of(definition, parameters);
        _stillNeeded = $"SELECT COUNT(*) FROM svv_relation_privileges WHERE relation_name = '{definition.Names.RowsView}' "
            + $"AND namespace_name <> '{definition.Schema}' AND identity_type = 'role' "
            + $"AND LOWER(identity_name) = LOWER('{parameters.DashboardRole}')";
        _isAurora = parameters.Aurora is not null;
        _files = [.. Files(parameters).Where(name => definition.IsDefault || !Shared.Contains(name))];
    }

    /// <summary>The table that <see cref="Sample"/> creates: the source of the embedded quote definition.</summary>
    public const string SampleSource = "billing_input_tbl";

    /// <summary>Reads another file that has the form of a template.</summary>
    public IReadOnlyList<WarehouseStatement> Read(string sql) => [.. new Template(sql, _parts).Statements()];

    public IReadOnlyList<WarehouseStatement> Statements => StatementsOf(_files);

    /// <summary>The statements up to those that let the write-back function record.</summary>
    public IReadOnlyList<WarehouseStatement> Preparation => StatementsOf(_files.TakeWhile(file => file is not RecordingFile));

    /// <summary>The other statements.</summary>
    public IReadOnlyList<WarehouseStatement> Recording => StatementsOf(_files.SkipWhile(file => file is not RecordingFile));

    /// <summary>Redshift: finds that the quotes are copied from Aurora already, so that going back is possible.</summary>
    public IReadOnlyList<WarehouseStatement> StoreIsPrepared => StatementsOf(["store-prepared.sql"]);

    /// <summary>Redshift: from now on, no quote is recorded there.</summary>
    public IReadOnlyList<WarehouseStatement> StopRecording => StatementsOf(["store-to-aurora.sql"]);

    /// <summary>Aurora: from now on, no quote is recorded there.</summary>
    public IReadOnlyList<WarehouseStatement> EndOfRecording => [.. Removal, .. StatementsOf(["store-wait.sql"])];

    /// <summary>Redshift: copies from Aurora for the last time. It does nothing if nothing was copied from there before.</summary>
    public IReadOnlyList<WarehouseStatement> BringBack => StatementsOf(["store-to-redshift.sql"]);

    /// <summary>Redshift: takes the rights of the application user, who is not the application user any longer.</summary>
    public IReadOnlyList<WarehouseStatement> WriterRemoval => StatementsOf(["remove-writer.sql"]);

    /// <summary>Redshift: the schema through which it reads Aurora, and a first look.</summary>
    public IReadOnlyList<WarehouseStatement> ExternalSchema => StatementsOf(_files.Where(file => file is ExternalFile));

    /// <summary>The history's columns, as <see cref="HistoryCopy"/> reads them.</summary>
    internal IReadOnlyList<string> HistoryColumns =>
    [
        "quote_id", "revision", "status", "combination", "negotiation",
        .. _definition.Fields.Select(one => one.Column), .. _definition.Inputs.Select(one => one.Name),
        "requested_by", "recorded_by", "issued_at", "recorded_at", "digest",
    ];

    /// <summary>Copies rows of the history: the query in Redshift, and the statement in Aurora, each from its own script.</summary>
    internal IReadOnlyList<WarehouseStatement> HistoryCopy => StatementsOf(["store-history.sql"]);

    /// <summary>What the statements create, for a comparison with a warehouse.</summary>
    public WarehouseObjects Objects => WarehouseObjects.Of(Statements.Select(statement => statement.Sql));

    /// <summary>Removes everything but the history, the table of viewers, the dashboard role, and the write-back function's user.</summary>
    /// <remarks>
    /// Readers stay readers as long as the role has the rows view of another schema, because a deployment may have moved there.
    /// </remarks>
    public IReadOnlyList<WarehouseStatement> Removal => _isAurora ?
    [
        .. Open("aurora-remove.sql").Statements(),
        .. _definition.IsDefault ? Open("aurora-remove-shared.sql").Statements() : [],
    ]
    :
    [
        .. Open("remove.sql").Statements(),
        .. _definition.IsDefault
            ? [
                .. Open("remove-shared.sql").Statements(),
                .. ReaderRemoval.Select(statement => statement with { NeededWhenZero = Sum(_stillNeeded, statement.NeededWhenZero) }),
            ]
            : (WarehouseStatement[])[],
    ];

    /// <summary>Takes the dashboards' role from the groups and from the data source's user, whom it drops.</summary>
    public IReadOnlyList<WarehouseStatement> ReaderRemoval => [.. Open("remove-readers.sql").Statements()];

    /// <summary>The statements of one transaction in Redshift that copies what is only in Aurora yet.</summary>
    public static IReadOnlyList<string> Synchronization(QuoteDefinition definition)
    {
        var schema = SqlName.Of(definition.Schema);
        var lockTable = SqlName.Of(WarehouseNames.LockOf(definition.History));
        return [$"LOCK {schema}.{lockTable}", $"CALL {schema}.{definition.Names.SyncProcedure}()"];
    }

    /// <summary>Creates a source table with rows, in the same schema, for trying out the embedded definition.</summary>
    public IReadOnlyList<WarehouseStatement> Sample => [.. Open("sample.sql").Statements()];

    /// <summary>The whole script as text, for reading or for running by hand.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var template in _files.Select(Open))
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

    private static IEnumerable<string> Files(WarehouseParameters parameters) =>
        parameters.Aurora is null ? RedshiftFiles(parameters)
        : parameters.SignsRows ? [.. AuroraFiles, .. AuroraRowFiles]
        : AuroraFiles;

    /// <summary>Quotes that are recorded in Aurora are only copied to Redshift.</summary>
    private static IEnumerable<string> RedshiftFiles(WarehouseParameters parameters) =>
        typeof(WarehouseScript).Assembly.GetManifestResourceNames()
            .Where(name => char.IsAsciiDigit(name[0]))
            .Except(parameters.External is null ? [ExternalFile, CopyFile] : [RecordingFile])
            .Order(StringComparer.Ordinal);

    private static string Sum(string query, string? another) => another is null
        ? query
        : $"SELECT CAST(SUM(c.count) AS BIGINT) FROM ({query} UNION ALL {another}) AS c";

    private static void Append(StringBuilder text, WarehouseStatement statement)
    {
        void Note(string what, string? value) => text.Append(value is null ? "" : $"-- {what}: {value}\n");

        text.Append("-- ").Append(statement.Name).Append('\n');
        Note("Needed only when this returns 0", statement.NeededWhenZero);
        Note("If this returns 0", statement.FaultWhenZero);
        text.Append(statement.Sql).Append("\n\n");
    }

    private WarehouseStatement[] StatementsOf(IEnumerable<string> files) => [.. files.SelectMany(file => Open(file).Statements())];

    private Template Open(string file)
    {
        using var reader = new StreamReader(typeof(WarehouseScript).Assembly.GetManifestResourceStream(file)!);
        return new Template(reader.ReadToEnd(), _parts);
    }
}
