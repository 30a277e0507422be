using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>What the procedures read of a history of 100,000 rows, by PostgreSQL's own count.</summary>
public sealed class HistoryLengthTests(LongHistory history) : IClassFixture<LongHistory>
{
    private const string Recorded = "recorded";
    private const string Replayed = "replayed";
    private const string InTime = "'9999-12-31'";
    private const string Never = "NULL";

    // A lookup reads the rows of its quote or combination, and an acceptance reads the row that it copies.
    private const long MostRows = 6;

    [Fact]
    public async Task A_click_reads_only_the_rows_of_its_own_quote()
    {
        var combination = Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N");
        var (first, second, acceptance) = (Digest(), Digest(), Digest());

        await SubmitAsync(first, combination, "expired", until: Never);
        var quote = await SubmitAsync(first, combination, Recorded);
        await SubmitAsync(second, combination, Recorded);
        await SubmitAsync(first, combination, Replayed);
        await SubmitAsync(first, combination, Replayed, until: Never);
        await AcceptAsync(Digest(), quote, revision: 2, "expired", until: Never);
        await AcceptAsync(Digest(), quote, revision: 1, "conflict");
        await AcceptAsync(acceptance, quote, revision: 2, Recorded);
        await AcceptAsync(acceptance, quote, revision: 2, Replayed);
        await AcceptAsync(Digest(), quote, revision: 3, "conflict");
        await AcceptAsync(Digest(), "not a UUID", revision: 1, "conflict");
    }

    [Fact]
    public async Task A_call_that_reaches_the_warehouse_after_its_links_time_writes_nothing()
    {
        const string Over = "'2026-01-01 12:16:00.000000'";
        var (combination, digest) = (Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N"), Digest());

        await SubmitAsync(digest, combination, "expired", until: Over);
        var quote = await SubmitAsync(digest, combination, Recorded);
        await SubmitAsync(digest, combination, Replayed, until: Over);
        await AcceptAsync(Digest(), quote, revision: 1, "expired", until: Over);
        await AcceptAsync(Digest(), quote, revision: 1, Recorded);
    }

    [Fact]
    public async Task Combinations_whose_digits_begin_alike_are_two_quotes()
    {
        var (one, other) = ($"0123abcd{new string('0', 56)}", $"0123abcd{new string('f', 56)}");
        var (first, second) = (Digest(), Digest());

        var quotes = new[] { await SubmitAsync(first, one, Recorded), await SubmitAsync(second, other, Recorded) };

        Assert.NotEqual(quotes[0], quotes[1]);
        Assert.Equal(quotes[0], await SubmitAsync(Digest(), one, Recorded));
        Assert.Equal(quotes[1], await SubmitAsync(second, other, Replayed));
        Assert.Equal(quotes[0], await SubmitAsync(first, one, Replayed));
    }

    [Theory]
    [InlineData("11111111-2222-4333-9444-555555555555", "9876fedc-2222-8333-9444-555555555555")]
    [InlineData("11111111-2222-7333-a444-555555555555", "9876fedc-2222-8333-a444-555555555555")]
    public async Task A_new_quotes_id_is_a_UUID_of_version_8_that_begins_with_its_combinations_digits(string sent, string expected)
    {
        var combination = $"9876fedc{Guid.NewGuid():N}{Guid.NewGuid().ToString("N")[..24]}";

        Assert.Equal(expected, await SubmitAsync(Digest(), combination, Recorded, newQuoteId: sent));
    }

    private static string Digest() => Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N");

    private Task<string> SubmitAsync(
        string digest, string combination, string outcome, string until = InTime, string? newQuoteId = null) => CallAsync(
            $"""
            CALL public.submit_quote(
                '{digest}', 'alice', '2026-01-01 12:00:00', {until}, NULL, '{combination}',
                'Customer', 'true', 'Welder', 'Day', 'TX', NULL, '1.00', NULL, '{newQuoteId ?? Guid.NewGuid().ToString()}', 0, '', '', '')
            """,
            outcome);

    private Task<string> AcceptAsync(string digest, string quote, int revision, string outcome, string until = InTime) => CallAsync(
        $"""
        CALL public.act_on_quote(
            '{digest}', 'alice', '2026-01-01 12:00:00', {until}, NULL, 'accept', NULL, '{quote}', {revision}, '', '', '')
        """,
        outcome);

    /// <summary>Returns the quote's id.</summary>
    private async Task<string> CallAsync(string call, string outcome)
    {
        // PostgreSQL counts a session's reads since it last reported them, so only the difference is the call's.
        // A table without an index has NULL for the rows that indexes fetched.
        const string Count =
            "SELECT SUM(seq_tup_read + COALESCE(idx_tup_fetch, 0)) FROM pg_stat_xact_all_tables WHERE relname = 'tbquote'";
        var result = await history.Warehouse.TryAsync(RedshiftDatabase.Admin, Count, call, Count);

        Assert.Null(result.Failure);
        var answer = result.Statements[1].Rows[0];
        Assert.Equal(outcome, answer[3]);
        if (outcome == "expired")
        {
            // The function takes an answer with a time to be a recorded quote's.
            Assert.Equal("", answer[4]);
        }

        var counts = new[] { 0, 2 }.Select(i => Convert.ToInt64(result.Statements[i].Rows[0][0], null)).ToArray();
        Assert.InRange(counts[1] - counts[0], 0, MostRows);
        return (string)answer[0]!;
    }
}

/// <summary>A stack whose history has 100,000 quotes.</summary>
public sealed class LongHistory : IAsyncLifetime
{
    private DemoStack _stack = null!;

    public TestWarehouse Warehouse => new(_stack);

    public async ValueTask InitializeAsync()
    {
        _stack = await DemoStack.StartAsync(Stack.Options, CancellationToken.None);
        await Warehouse.QueryAsync(
            RedshiftDatabase.Admin,
            """
            INSERT INTO public.tbquote (quote_id, revision, status, combination, requested_by, issued_at, recorded_at, digest)
            SELECT SUBSTRING(h, 1, 8) || '-0000-8000-8000-' || SUBSTRING(h, 9, 12), 1, 'generated', h || h, 'alice',
                CAST('2026-01-01' AS TIMESTAMP), CAST('2026-01-01' AS TIMESTAMP), MD5(h) || h
            FROM (SELECT MD5(CAST(n AS VARCHAR(10))) AS h FROM generate_series(1, 100000) AS n) AS s
            """);
    }

    public ValueTask DisposeAsync() => _stack.DisposeAsync();
}
