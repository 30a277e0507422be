using System.Text;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Audit.Tests;

/// <summary>A definition that lost a field, and got another field and an input: the table has the columns of both.</summary>
public sealed class DefinitionTests : IDisposable
{
    private const string Header =
        "quote_id,revision,status,combination,cust,shift,cost,site,note,urgency,requested_by,issued_at,recorded_at,digest";

    private const string Time = "2026-01-31 12:00:00.000000";

    private const string Old = "old";
    private const string New = "new";

    private static readonly string EarlierJson = Json("shift", "");
    private static readonly string PresentJson = Json("site", """, {"name":"urgency","type":"integer","required":false}""");
    private static readonly QuoteDefinition Earlier = QuoteDefinition.Load(Encoding.UTF8.GetBytes(EarlierJson));
    private static readonly QuoteDefinition Present = QuoteDefinition.Load(Encoding.UTF8.GetBytes(PresentJson));

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task Rows_of_both_definitions_have_no_difference() => Assert.Equal(
        ["Rows: 2; recordings in the log: 2; differences: 0"], await AuditAsync([New, Old], Row(Old), Row(New)));

    /// <summary>A line that names no definition is about the default one, as in a log that is older than the names.</summary>
    [Theory]
    [InlineData("quotes", New)]
    [InlineData("discounts", Old)]
    public async Task Lines_about_another_definition_are_left_out(string name, string own)
    {
        var log = $"{Line(New)}\n{Line(Old).Replace(" quote ", " of discounts quote ", StringComparison.Ordinal)}\n";

        Assert.Equal(
            ["Rows: 1; recordings in the log: 1; differences: 0"],
            await AuditAsync(log, ["--name", name], [New, Old], Row(own)));
    }

    [Fact]
    public async Task A_row_of_the_earlier_definition_is_not_that_of_the_present_one_alone()
    {
        var lines = await AuditAsync([New], Row(Old), Row(New));
        Assert.Equal(
            [
                "changed    quote old revision 1: a value is not what was recorded",
                "not compared, because no definition has them: shift",
                "Rows: 2; recordings in the log: 2; differences: 1",
            ],
            lines);
    }

    [Theory]
    [InlineData("Night", "Day")]
    [InlineData(",,n,,", ",Plant 2,n,,")]
    [InlineData(",,n,,", ",,n,3,")]
    public async Task A_value_in_a_column_that_one_definition_does_not_have_is_compared(string value, string changed) => Assert.Equal(
        [
            "changed    quote old revision 1: a value is not what was recorded",
            "Rows: 2; recordings in the log: 2; differences: 1",
        ],
        await AuditAsync([New, Old], Row(Old).Replace(value, changed, StringComparison.Ordinal), Row(New)));

    public void Dispose() => _directory.Delete(recursive: true);

    private static string Json(string field, string moreInputs) =>
        $$"""
        {
          "schema": "public", "source": "s", "history": "tbquote",
          "fields": [
            {"name":"customer","source":"customername","column":"cust","type":"varchar(100)","identifies":true},
            {"name":"{{field}}","source":"{{field}}","column":"{{field}}","type":"varchar(20)","identifies":true},
            {"name":"cost","source":"cost","column":"cost","type":"decimal(12,2)"}
          ],
          "inputs": [{"name":"note","type":"varchar(500)","required":false}{{moreInputs}}]
        }
        """;

    private static string DigestOf(string quote) => new(quote[0] == 'o' ? 'a' : 'b', Digest.HexLength);

    private static QuoteLink LinkOf(string quote) => new(
        QuoteLink.Generate,
        "alice",
        IssueTime.Parse("20260131T120000000000")!.Value,
        ["Ann", quote == Old ? "Night" : "Plant 1", "12.5"]);

    private static string Row(string quote)
    {
        var (definition, own) = quote == Old ? (Earlier, "Night,12.50,,n,,") : (Present, ",12.50,Plant 1,n,2,");
        return $"{quote},1,generated,{LinkOf(quote).Combination(definition)},Ann,{own}alice,{Time},{Time},{DigestOf(quote)}";
    }

    private static string Line(string quote)
    {
        Assert.True(Digest.TryParse(DigestOf(quote), out var digest));
        string?[] inputs = quote == Old ? ["n"] : ["n", "2"];
        var hash = RowHash.Of(quote == Old ? Earlier : Present, LinkOf(quote), digest, inputs);
        return $"Recorded for POST generate quote {quote} revision 1, 12 ms, generated at {Time}, row hash {hash}";
    }

    private Task<string[]> AuditAsync(string[] definitions, params string[] rows) =>
        AuditAsync($"{Line(Old)}\n{Line(New)}\n", [], definitions, rows);

    private async Task<string[]> AuditAsync(string log, string[] options, string[] definitions, params string[] rows)
    {
        string Write(string name, string text)
        {
            var path = Path.Combine(_directory.FullName, name);
            File.WriteAllText(path, text);
            return path;
        }

        Write($"{Old}.json", EarlierJson);
        Write($"{New}.json", PresentJson);
        var (_, lines) = await Auditing.RunAsync([
            "--log", Write("log", log),
            "--history", Write("history.csv", $"{Header}\n{string.Join('\n', rows)}\n"),
            .. options,
            "--definition", .. definitions.Select(name => Path.Combine(_directory.FullName, $"{name}.json"))]);
        return lines;
    }
}
