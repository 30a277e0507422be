namespace WriteBackLambdas.Audit.Tests;

/// <summary>An administrator rewrites the history, and the log contradicts it.</summary>
public sealed class TamperingTests(LoggedStack stack)
{
    [Fact]
    public async Task An_honest_history_has_no_difference()
    {
        string[] quotes =
        [
            await stack.RecordAsync(new SourceRow { Cost = 1234.5m }, "note=" + Uri.EscapeDataString("a \"note\",\r\nwith é 🤖")),
            await stack.RecordAsync(new SourceRow { BackgroundCheck = null, Skill = null, Shift = "", Duties = " blanks ", Cost = -0.05m }),
            await stack.RecordAsync(new SourceRow { BackgroundCheck = false, State = "007", Cost = 0m }),
        ];
        await stack.AcceptAsync(quotes[0]);
        await stack.AcceptAsync(quotes[1]);
        var link = await stack.Warehouse.GenerateLinkAsync(new SourceRow());
        var api = new TestApi(stack.Demo.Api);
        var recorded = await api.PostAsync(link, "note=one");
        Assert.True((await api.PostAsync(link, "note=two")).Replayed);

        Assert.Empty(await stack.DifferencesAsync([.. quotes, recorded.QuoteId]));
    }

    [Theory]
    [InlineData("cost = cost + 0.01")]
    [InlineData("cost = NULL")]
    [InlineData("bgc = NOT bgc")]
    [InlineData("cust = cust || ' '")]
    [InlineData("note = ''")]
    [InlineData("shift = NULL")]
    [InlineData("combination = REPEAT('0', 64)")]
    [InlineData("requested_by = 'bob'")]
    [InlineData("issued_at = issued_at - INTERVAL '1 microsecond'")]
    [InlineData("digest = REPEAT('0', 64)")]
    public async Task A_changed_value_is_found(string change)
    {
        var quote = await stack.RecordAsync();
        await stack.ChangeAsync($"UPDATE public.tbquote SET {change} WHERE quote_id = '{quote}'");
        Assert.Equal(
            ["changed    quote A revision 1: a value is not what was recorded"], await stack.DifferencesAsync(quote));
    }

    [Theory]
    [InlineData("status = 'in review'")]
    [InlineData("status = 'accepted'")]
    [InlineData("recorded_at = recorded_at + INTERVAL '1 hour'")]
    public async Task A_changed_status_or_time_is_shown(string change)
    {
        var quote = await stack.RecordAsync();
        await stack.ChangeAsync($"UPDATE public.tbquote SET {change} WHERE quote_id = '{quote}'");
        Assert.Matches(
            @"\Achanged    quote A revision 1: it is .+ at 20.+ and was recorded as generated at 20.+\z",
            Assert.Single(await stack.DifferencesAsync(quote)));
    }

    [Fact]
    public async Task A_change_of_an_acceptance_is_found_in_what_it_copied_and_in_what_is_its_own()
    {
        var (copied, own) = (await stack.RecordAsync(), await stack.RecordAsync());
        await stack.AcceptAsync(copied);
        await stack.AcceptAsync(own);
        await stack.ChangeAsync($"UPDATE public.tbquote SET cost = 1, state = NULL WHERE quote_id = '{copied}' AND revision = 2");
        await stack.ChangeAsync($"UPDATE public.tbquote SET note = NULL WHERE quote_id = '{own}' AND revision = 2");

        Assert.Equal(
            [
                "changed    quote A revision 2: cost, state is not that of the revision before",
                "changed    quote B revision 2: a value is not what was recorded",
            ],
            (await stack.DifferencesAsync(copied, own)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_removed_row_is_found()
    {
        var quote = await stack.RecordAsync();
        await stack.AcceptAsync(quote);
        await stack.ChangeAsync($"DELETE FROM public.tbquote WHERE quote_id = '{quote}' AND revision = 2");
        Assert.Matches(
            @"\Aremoved    quote A revision 2: accepted at 20.+ was recorded, and the row is gone\z",
            Assert.Single(await stack.DifferencesAsync(quote)));
    }

    [Fact]
    public async Task An_added_row_is_found()
    {
        var (quote, added) = (await stack.RecordAsync(), $"{Guid.NewGuid()}");
        await InsertAsync(quote, $"'{added}', 1, REPEAT('1', 64)");
        Assert.Matches(
            @"\Aadded      quote B revision 1: generated at 20.+, the log has no recording of it\z",
            Assert.Single(await stack.DifferencesAsync(quote, added)));
    }

    [Fact]
    public async Task Moved_rows_are_found()
    {
        var (one, other, target) = (await stack.RecordAsync(), await stack.RecordAsync(), $"{Guid.NewGuid()}");
        await stack.ChangeAsync($"UPDATE public.tbquote SET quote_id = '{target}' WHERE quote_id = '{one}'");
        await stack.ChangeAsync($"UPDATE public.tbquote SET revision = 7 WHERE quote_id = '{other}'");
        Assert.Equal(
            [
                "moved      quote B revision 7: the row was recorded as quote B revision 1",
                "moved      quote C revision 1: the row was recorded as quote A revision 1",
            ],
            (await stack.DifferencesAsync(one, other, target)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Copied_rows_are_found()
    {
        var (quote, copy) = (await stack.RecordAsync(), $"{Guid.NewGuid()}");
        await InsertAsync(quote, "quote_id, 1, digest");
        await InsertAsync(quote, $"'{copy}', 1, digest", "LIMIT 1");
        Assert.Equal(
            [
                "duplicate  quote A revision 1: the row is in the history more than once",
                "duplicate  quote B revision 1: the row is a copy of quote A revision 1",
            ],
            (await stack.DifferencesAsync(quote, copy)).Order(StringComparer.Ordinal));
    }

    private Task InsertAsync(string quote, string key, string limit = "") => stack.ChangeAsync(
        $"""
        INSERT INTO public.tbquote (quote_id, revision, digest, status, combination, cust, bgc, skilledtrades, shift, state,
            jobdutydescription, cost, note, requested_by, issued_at, recorded_at)
        SELECT {key}, status, combination, cust, bgc, skilledtrades, shift, state, jobdutydescription, cost, note, requested_by,
            issued_at, recorded_at
        FROM public.tbquote WHERE quote_id = '{quote}' {limit}
        """);
}
