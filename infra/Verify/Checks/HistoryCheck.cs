using System.Globalization;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>A second link to the same combination is the quote's second revision, and the view shows both.</summary>
internal sealed class HistoryCheck : ICheck
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public string Question => "Does the history show both revisions, and the second one as the latest?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        if (deployment.Quote.QuoteId is not { } quoteId)
        {
            return CheckResult.Unchecked("Nothing was recorded", "First fix what the recording needs.");
        }

        if (await ViewersCheck.HiddenAsync(deployment, cancellationToken) is { } hidden)
        {
            return hidden;
        }

        var link = await Signer.LinkAsync(deployment, cancellationToken);
        await RecordingCheck.PostAsync(deployment, await Signer.SignAsync(deployment, link, cancellationToken), cancellationToken);
        var rows = await deployment.Warehouse.QueryAsync(
            $"""
            SELECT
                revision, status, CASE WHEN is_latest THEN 'true' ELSE 'false' END, requested_by,
                TO_CHAR(recorded_at, 'YYYY-MM-DD HH24:MI:SS')
            FROM {deployment.NameOf(deployment.Definition.Names.HistoryView)} WHERE quote_id = :quote_id ORDER BY revision
            """,
            new Dictionary<string, string> { ["quote_id"] = quoteId },
            cancellationToken);
        var steps = deployment.Definition.Workflow.Generate;
        string[] expected =
        [
            $"1, {steps.First}, latest {(StartsAgain(steps) ? "true" : "false")}, requested by {link.Viewer}",
            .. StartsAgain(steps) ? (string[])[] : [$"2, {steps.Again}, latest true, requested by {link.Viewer}"],
        ];
        string[] seen = [.. rows.Select(row => $"{row[0]}, {row[1]}, latest {row[2]}, requested by {row[3]}")];
        string[] differences =
        [
            .. expected.Except(seen).Select(revision => $"Missing: {revision}"),
            .. seen.Except(expected).Select(revision => $"Unexpected: {revision}"),
            .. rows.Where(row => !IsNow(row[4])).Select(row => $"Revision {row[0]} was recorded at {row[4]}, which is not now in UTC"),
        ];
        return CheckResult.Of(differences, "It does", "See that the procedures and the history view are as defined; deploy again.");
    }

    /// <summary>Whether the second link started another quote.</summary>
    private static bool StartsAgain(GenerateStep steps) => steps.Final.Contains(steps.First);

    private static bool IsNow(string? text) =>
        DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        && (TimeProvider.System.GetUtcNow() - time).Duration() < Tolerance;
}
