using System.Text.Json;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Audit.Tests;

/// <summary>Files as CloudWatch, UNLOAD, and others write them.</summary>
public sealed class FileTests : IDisposable
{
    private const string Header =
        "quote_id,revision,status,combination,cust,bgc,skilledtrades,shift,state,jobdutydescription,cost,note,requested_by,"
        + "issued_at,recorded_at,digest";

    private const string Time = "2026-01-31 12:00:00";

    private static readonly string DigestText = new('a', Digest.HexLength);
    private static readonly string[] Values = ["Café, \"Zoë\"", "true", null!, "", "007", "x", "1234.5"];

    private static readonly QuoteLink Link =
        new(QuoteLink.Generate, "alice", IssueTime.Parse("20260131T120000000000")!.Value, Values);

    private readonly string _log = Path.GetTempFileName();
    private readonly string _history = Path.GetTempFileName();

    private static string Combination => Link.Combination(QuoteDefinition.Embedded);

    private static string Row =>
        $"q,1,generated,{Combination},\"Café, \"\"Zoë\"\"\",t,,\"\",007,x,1234.50,,alice,{Time},{Time}.000000,{DigestText}";

    [Fact]
    public async Task A_log_is_read_in_every_form_and_twice()
    {
        var json = JsonSerializer.Serialize(new { level = "Information", message = Line("Recorded"), Outcome = "Recorded" });
        var events = JsonSerializer.Serialize(new { events = new[] { new { timestamp = 1, message = json + "\n" } } });
        foreach (var log in (string[])[Line("Recorded"), $"write_back: {Line("Recorded")}\r\n", json, events, $"{events}\n{json}"])
        {
            Assert.Equal((0, "Rows: 1; recordings in the log: 1; differences: 0"), await LastAsync(log, $"{Header}\n{Row}\n"));
        }
    }

    [Fact]
    public async Task UNLOAD_with_a_text_for_NULL_and_columns_in_another_order_and_more_of_them()
    {
        var header = "later," + Header;
        var row = $"@,q,1,generated,{Combination},\"Café, \"\"Zoë\"\"\",t,@,,007,x,1234.50,@,alice,{Time},{Time},{DigestText}";
        var (exitCode, lines) = await AuditAsync(Line("Recorded"), $"{header}\r\n{row}\r\n", "--null", "@");
        Assert.Equal((0, "not compared, because no definition has them: later"), (exitCode, lines[^2]));
    }

    [Fact]
    public async Task A_recording_that_was_not_confirmed_vouches_for_the_values_and_a_repetition_for_all()
    {
        var unconfirmed = Line("Unconfirmed", "-", 0, "- at -");
        var (exitCode, lines) = await AuditAsync(unconfirmed, $"{Header}\n{Row}");
        Assert.Equal(0, exitCode);
        Assert.StartsWith("1 rows: the function did not learn their quote id", lines[0], StringComparison.Ordinal);

        var moved = await AuditAsync($"{unconfirmed}\n{Line("Replayed", "other")}", $"{Header}\n{Row}");
        Assert.Equal("moved      quote q revision 1: the row was recorded as quote other revision 1", moved.Lines[0]);
        var removed = await AuditAsync(Line("Replayed"), Header);
        Assert.Equal($"removed    quote q revision 1: generated at {Time}.000000 was recorded, and the row is gone", removed.Lines[0]);
    }

    [Fact]
    public async Task What_is_outside_the_time_may_lack_a_counterpart()
    {
        Assert.Equal(0, (await AuditAsync("", $"{Header}\n{Row}", "--from", "2026-02-01")).ExitCode);
        Assert.Equal(0, (await AuditAsync(Line("Recorded"), Header, "--until", "2026-01-31T12:00:00")).ExitCode);
        Assert.Equal(1, (await AuditAsync("", $"{Header}\n{Row}", "--from", "2026-01-31T12:00:00")).ExitCode);
        Assert.Equal(1, (await AuditAsync(Line("Recorded"), Header, "--until", "2026-01-31T12:00:01")).ExitCode);
    }

    [Theory]
    [InlineData("quote_id,revision\nq,1", "it has no status, recorded_at, requested_by")]
    [InlineData(Header + "\nq,1", "the row at byte 143 has 2 values and the first line has 16")]
    [InlineData("", "the first line must name the columns of the table tbquote")]
    public async Task A_file_that_is_no_history_is_refused(string history, string fault)
    {
        var (exitCode, lines) = await AuditAsync("", history);
        Assert.Equal(2, exitCode);
        Assert.Contains(fault, lines[0], StringComparison.Ordinal);
    }

    public void Dispose()
    {
        File.Delete(_log);
        File.Delete(_history);
    }

    private static string Line(string outcome, string quoteId = "q", int revision = 1, string state = $"generated at {Time}.000000")
    {
        Assert.True(Digest.TryParse(DigestText, out var digest));
        var hash = RowHash.Of(QuoteDefinition.Embedded, Link, digest, [null]);
        return $"{outcome} for POST Generate quote {quoteId} revision {revision}, 12 ms, {state}, row hash {hash}";
    }

    private async Task<(int ExitCode, string Line)> LastAsync(string log, string history)
    {
        var (exitCode, lines) = await AuditAsync(log, history);
        return (exitCode, lines[^1]);
    }

    private async Task<(int ExitCode, string[] Lines)> AuditAsync(string log, string history, params string[] options)
    {
        await File.WriteAllTextAsync(_log, log, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_history, history, TestContext.Current.CancellationToken);
        return await Auditing.RunAsync(["--log", _log, "--history", _history, .. options]);
    }
}
