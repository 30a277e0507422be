using System.Globalization;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>Every database user can have a time zone of its own, in which Redshift's SYSDATE and GETDATE() are.</summary>
public sealed class TimeZoneTests
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("Asia/Tokyo")]
    [InlineData("America/New_York")]
    public async Task A_row_is_generated_then_in_review_then_accepted_with_times_in_UTC(string zone)
    {
        await using var demo = await DemoStack.StartAsync(Stack.Options, CancellationToken.None);
        var (warehouse, api, row) = (new TestWarehouse(demo), new TestApi(demo.Api), new SourceRow());
        foreach (var user in new[] { TestWarehouse.Viewer, "\"IAMR:write_back\"", RedshiftDatabase.Admin })
        {
            await warehouse.QueryAsync(RedshiftDatabase.Admin, $"ALTER USER {user} SET timezone TO '{zone}'");
        }

        var link = await warehouse.GenerateLinkAsync(row);
        var generated = await api.PostAsync(link);
        var review = await api.PostAsync(await warehouse.RowLinkAsync(row.Customer));
        var accept = (await warehouse.AcceptLinkAsync(generated.QuoteId))!;
        var accepted = await api.PostAsync(accept);

        Assert.Equal(
            ["generated", "in review", "accepted"], new[] { generated, review, accepted }.Select(static answer => answer.QuoteStatus));
        Assert.All([link, accept], static one => IsNow(IssueTime.Parse(TestLink.Parse(one)["issued"])!.Value.Time));
        IsNow(accepted.Json.GetProperty("recordedAt").GetDateTimeOffset());
        var recorded = await warehouse.QueryAsync(
            RedshiftDatabase.Admin,
            "SELECT recorded_at::varchar, issued_at::varchar FROM public.tbquote WHERE cust = :customer",
            ("customer", row.Customer));
        Assert.All(recorded.SelectMany(static times => times), static time => IsNow(DateTimeOffset.Parse(
            (string)time!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)));
    }

    // The microseconds of an issue time are the transaction's, so it may be ahead by almost a second.
    private static void IsNow(DateTimeOffset time) => Assert.InRange(DateTimeOffset.UtcNow - time, TimeSpan.FromSeconds(-1), Tolerance);
}
