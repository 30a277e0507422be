using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Audit.Tests;

/// <summary>An approval asks for a reason and copies the discount; a withdrawal copies both.</summary>
public sealed class ActionTests : IDisposable
{
    private const string Header =
        "quote_id,revision,status,combination,negotiation,order_no,customer,amount,discount,reason,"
        + "requested_by,issued_at,recorded_at,digest";

    private const string Time = "2026-01-31 12:00:00.000000";

    private static readonly string DefinitionFile = Path.Combine(Repository.Root, "samples", "discount-approval.json");
    private static readonly QuoteDefinition Definition = QuoteDefinition.Load(File.ReadAllBytes(DefinitionFile));
    private static readonly IssueTime Issued = IssueTime.Parse("20260131T120000000000")!.Value;
    private static readonly QuoteLink Request = new("generate", "alice", Issued, ["7", "Acme", "1200.00"]);

    private static readonly string[] Rows =
    [
        Row("one", 1, "requested", "12.5,volume,alice", 'a'),
        Row("one", 2, "approved", "12.5,fine,bob", 'b'),
        Row("two", 1, "requested", "12.5,volume,alice", 'c'),
        Row("two", 2, "withdrawn", "12.5,volume,alice", 'd'),
    ];

    private static readonly string[] Log =
    [
        Line("one", 1, "requested", Request, 'a', "12.5", "volume"),
        Line("one", 2, "approved", new("approve", "bob", Issued, ["one", "1"]), 'b', null, "fine"),
        Line("two", 1, "requested", Request, 'c', "12.5", "volume"),
        Line("two", 2, "withdrawn", new("withdraw", "alice", Issued, ["two", "1"]), 'd', null, null),
    ];

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task Actions_that_copy_inputs_have_no_difference() => Assert.Equal(
        ["not compared, because no definition has them: negotiation", "Rows: 4; recordings in the log: 4; differences: 0"],
        await AuditAsync(Rows));

    [Theory]
    [InlineData(1, "12.5,fine", "40.0,fine", "changed    quote one revision 2: discount is not that of the revision before")]
    [InlineData(1, "12.5,fine", "12.5,good", "changed    quote one revision 2: a value is not what was recorded")]
    [InlineData(3, "volume", "", "changed    quote two revision 2: reason is not that of the revision before")]
    [InlineData(3, "1200.00", "1300.00", "changed    quote two revision 2: amount is not that of the revision before")]
    public async Task A_change_is_found_in_what_an_action_copied_and_in_what_it_asked_for(
        int row, string right, string wrong, string difference)
    {
        var changed = Rows[row].Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Rows[row], changed);

        Assert.Equal([difference], (await AuditAsync([.. Rows.Index().Select(r => r.Index == row ? changed : r.Item)]))[..^2]);
    }

    [Theory]
    [InlineData("carol", "Rows: 4; recordings in the log: 4; differences: 0")]
    [InlineData("mallory", "changed    quote one revision 2: a value is not what was recorded")]
    [InlineData("", "changed    quote one revision 2: a value is not what was recorded")]
    public async Task The_person_who_signed_in_is_a_part_of_the_hash_and_nobody_is_not(string stored, string line)
    {
        var approve = new QuoteLink("approve", "bob", Issued, ["one", "1"]);
        Assert.True(Digest.TryParse(new string('b', Digest.HexLength), out var digest));
        var was = RowHash.Of(Definition, approve, digest, [null, "fine"]);
        var with = RowHash.Of(Definition, approve, digest, [null, "fine"], "carol");
        Assert.Contains(was, Log[1], StringComparison.Ordinal);

        Assert.Contains(line, await AuditAsync(
            [.. Rows.Index().Select(row => $"{row.Item},{(row.Index == 1 ? stored : "")}")],
            $"{Header},recorded_by",
            [.. Log.Select(recording => recording.Replace(was, with, StringComparison.Ordinal))]));
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static string Row(string quote, int revision, string status, string own, char digest) =>
        $"{quote},{revision},{status},{Request.Combination(Definition)},1,7,Acme,1200.00,{own},{Time},{Time},"
        + new string(digest, Digest.HexLength);

    private static string Line(string quote, int revision, string status, QuoteLink link, char digest, params string?[] inputs)
    {
        Assert.True(Digest.TryParse(new string(digest, Digest.HexLength), out var parsed));
        return $"Recorded for POST {link.Action} quote {quote} revision {revision}, 12 ms, {status} at {Time}, "
            + $"row hash {RowHash.Of(Definition, link, parsed, inputs)}";
    }

    private async Task<string[]> AuditAsync(string[] rows, string header = Header, string[]? log = null)
    {
        string Write(string name, params string[] lines)
        {
            var path = Path.Combine(_directory.FullName, name);
            File.WriteAllLines(path, lines);
            return path;
        }

        var (_, lines) = await Auditing.RunAsync(
            "--log", Write("log", log ?? Log), "--history", Write("history.csv", [header, .. rows]),
            "--definition", DefinitionFile);
        return lines;
    }
}
