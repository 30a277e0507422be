using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Verify.Tests;

/// <summary>A definition with visibleBy, whose viewers somebody has to name.</summary>
public sealed class VisibilityTests : IAsyncLifetime
{
    private static readonly string File = Path.Combine(Repository.Root, "samples", "regional-quotes.json");

    private static readonly QuoteDefinition Definition = QuoteDefinition.Load(System.IO.File.ReadAllBytes(File));

    private DemoStack _demo = null!;

    public async ValueTask InitializeAsync() =>
        _demo = await DemoStack.StartAsync(Stack.Options with { Definitions = [Definition] }, CancellationToken.None);

    public ValueTask DisposeAsync() => _demo.DisposeAsync();

    [Fact]
    public async Task A_user_who_sees_all_rows_finds_everything_right()
    {
        var found = await FindAsync();

        Assert.Empty(found.With("wrong"));
        Assert.Empty(found.With("unchecked"));
        Assert.Equal("public.quote_viewers names 3", found.Checks["ViewersCheck"].Seen);
    }

    [Fact]
    public async Task An_empty_table_of_viewers_is_wrong()
    {
        var found = await FindAsync("DELETE FROM public.quote_viewers");

        Assert.Equal("public.quote_viewers is empty, so nobody sees a row", found.Wrong("ViewersCheck"));
        Assert.Contains(
            "INSERT INTO \"public\".\"quote_viewers\" (viewer, value)", found.Checks["ViewersCheck"].Advice, StringComparison.Ordinal);
        Assert.Equal(["ViewersCheck"], found.With("wrong").Keys);
    }

    [Fact]
    public async Task What_a_user_who_does_not_see_all_rows_cannot_find_out_is_unchecked()
    {
        var found = await FindAsync("DELETE FROM public.quote_viewers WHERE viewer = 'admin'");

        Assert.Empty(found.With("wrong"));
        foreach (var check in (string[])["ReadOnlyRequestsCheck", "HistoryCheck", "ActionLinkCheck"])
        {
            Assert.Equal(("unchecked", "You do not see all rows"), (found.Checks[check].Verdict, found.Checks[check].Seen));
        }

        Assert.Contains("VALUES ('admin', '*')", found.Checks["HistoryCheck"].Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT")]
    [InlineData("INSERT")]
    public async Task A_user_who_may_use_the_table_of_viewers_is_named(string privilege)
    {
        var found = await FindAsync($"GRANT {privilege} ON TABLE public.quote_viewers TO bob");

        Assert.Equal(
            $"\"bob\" has {privilege} ON TABLE \"public\".\"quote_viewers\": "
            + $"REVOKE {privilege} ON TABLE \"public\".\"quote_viewers\" FROM \"bob\"",
            found.Wrong("SurplusGrantsCheck"));
    }

    private async Task<Found> FindAsync(params string[] sqls)
    {
        foreach (var sql in sqls)
        {
            await new TestWarehouse(_demo).QueryAsync(RedshiftDatabase.Admin, sql);
        }

        return await Verification.RunAsync(_demo, ("definition", File));
    }
}
