using System.CommandLine;
using System.Globalization;
using Amazon.Runtime;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Verify;

namespace WriteBackLambdas.Audit;

/// <summary>The command line of audit.</summary>
internal static class Cli
{
    private const int CannotAudit = 2;

    private static readonly (string Name, string Description)[] Texts =
    [
        ("null", "The text that means NULL in the history files, as in UNLOAD's NULL AS; by default an empty value without quotes."),
        ("name", "The definition's name if a deployment has several; quotes by default. Lines about other definitions are not its own."),
        ("from", "Rows and recordings before this time (UTC) may lack a counterpart, as when the log is younger than the history."),
        ("until", "Rows and recordings at or after this time (UTC) may, as when the log was exported before the history."),
        .. Verify.Cli.ConnectionTexts,
    ];

    public static RootCommand Create()
    {
        var texts = Texts.ToDictionary(
            text => text.Name, text => new Option<string?>($"--{text.Name}") { Description = text.Description });
        var logs = Files(
            "log", "The write-back function's log, in one or more files: its lines, or what aws logs filter-log-events prints.");
        var history = Files(
            "history", "The history's table as CSV whose first line names the columns. Without it, audit asks the warehouse.");
        var definitions = Files("definition", "The quote definition, and after it earlier ones with columns that it no longer has.");
        logs.Required = true;
        var command = new RootCommand(
            "Compares the history with the write-back function's log and names each row that was changed, removed, added, moved, or "
            + "copied. "
            + "Exit code: 0 if there is no difference, 1 if there is one, 2 if the audit cannot be made.") { logs, history, definitions };
        foreach (var option in texts.Values)
        {
            command.Options.Add(option);
        }

        command.SetAction(async (arguments, cancellationToken) =>
        {
            try
            {
                string? Option(string name) => texts.TryGetValue(name, out var option) ? arguments.GetValue(option) : null;
                return await RunAsync(
                    Option,
                    arguments.GetValue(logs)!,
                    arguments.GetValue(history) ?? [],
                    arguments.GetValue(definitions) ?? [],
                    arguments.InvocationConfiguration.Output,
                    cancellationToken);
            }
            catch (Exception exception) when (exception is AuditException or SettingsException or QuoteDefinitionException
                or IOException or UnauthorizedAccessException or AmazonServiceException)
            {
                await arguments.InvocationConfiguration.Error.WriteLineAsync(exception.Message);
                return CannotAudit;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Func<string, string?> option,
        string[] logFiles,
        string[] historyFiles,
        string[] definitionFiles,
        TextWriter output,
        CancellationToken cancellationToken)
    {
        var auditor = new Auditor(Time(option, "from"), Time(option, "until"));
        var name = option("name") ?? QuoteDefinition.DefaultName;
        List<QuoteDefinition> definitions = [.. definitionFiles.Select(file => QuoteDefinition.Load(File.ReadAllBytes(file), name))];
        if (definitions.Count == 0)
        {
            definitions.Add(name == QuoteDefinition.DefaultName
                ? QuoteDefinition.Embedded
                : throw new AuditException($"--name {name}: give its file too, as in --definition definitions/{name}.json"));
        }

        string? fetched = null;
        List<IDisposable> open = [];
        try
        {
            if (historyFiles.Length == 0)
            {
                fetched = Path.GetTempFileName();
                await FetchAsync(option, definitions, fetched, cancellationToken);
            }

            List<HistoryFile> history = [];
            foreach (var file in fetched is null ? historyFiles : [fetched])
            {
                history.Add(new HistoryFile(file, definitions, fetched is null ? option("null") : null));
                open.Add(history[^1]);
            }

            List<MappedFile> logs = [.. logFiles.Select(file => new MappedFile(file))];
            open.AddRange(logs);
            return await PrintAsync(auditor.Compare(logs, history, name), history, output);
        }
        finally
        {
            open.ForEach(file => file.Dispose());
            if (fetched is not null)
            {
                File.Delete(fetched);
            }
        }
    }

    private static async Task FetchAsync(
        Func<string, string?> option, List<QuoteDefinition> definitions, string file, CancellationToken cancellationToken)
    {
        var settings = VerifySettings.Of(option);
        if (settings.ConnectionFaults() is { Count: > 0 } faults)
        {
            throw new AuditException(FaultList.Format("Audit has no --history and cannot ask a warehouse:", faults));
        }

        var deployed = settings.Definition(definitions[0]);
        using var warehouse = settings.CreateClient();
        await HistoryQuery.WriteAsync(
            warehouse,
            settings.Connection,
            $"\"{deployed.Schema}\".{deployed.History}",
            [.. Columns.NamesOf(definitions), RowHash.RecordedBy],
            file,
            cancellationToken);
    }

    private static async Task<int> PrintAsync(Findings findings, IEnumerable<HistoryFile> history, TextWriter output)
    {
        foreach (var difference in findings.Differences)
        {
            await output.WriteLineAsync(difference.ToString());
        }

        List<string> notes = [];
        if (findings.Unconfirmed > 0)
        {
            notes.Add(
                $"{findings.Unconfirmed} rows: the function did not learn their quote id, revision, status, and time; "
                + "their values are right");
        }

        if (findings.Outside > 0)
        {
            notes.Add($"{findings.Outside} rows or recordings without a counterpart are outside the time");
        }

        if (history.SelectMany(file => file.Columns.Ignored).Distinct().ToArray() is { Length: > 0 } ignored)
        {
            notes.Add($"not compared, because no definition has them: {string.Join(", ", ignored)}");
        }

        notes.ForEach(output.WriteLine);
        await output.WriteLineAsync(
            $"Rows: {findings.Rows}; recordings in the log: {findings.Lines}; differences: {findings.Differences.Count}");
        return findings.Differences.Count == 0 ? 0 : 1;
    }

    /// <summary>A time as the history's text.</summary>
    private static string? Time(Func<string, string?> option, string name) =>
        option(name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? new IssueTime(time.ToUniversalTime()).ToSqlText()
        : throw new AuditException($"--{name}: \"{text}\" is no time; it has the form 2026-01-31T12:00:00");

    private static Option<string[]> Files(string name, string description) =>
        new($"--{name}") { Description = description, AllowMultipleArgumentsPerToken = true };
}
