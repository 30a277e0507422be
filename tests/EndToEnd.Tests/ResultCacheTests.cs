using System.Net;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>Redshift serves one user's result to another who runs the same text, unless GETDATE() is in the query.</summary>
public sealed class ResultCacheTests(Stack stack)
{
    [Fact]
    public async Task Two_users_who_run_the_same_text_get_links_of_their_own()
    {
        var other = await CreateViewerAsync();
        var row = new SourceRow();
        await stack.Warehouse.GenerateLinkAsync(row);
        var query = $"SELECT quote_link FROM public.quote_gen_vw WHERE customername = '{row.Customer}'";

        var links = new[] { await LinkAsync(TestWarehouse.Viewer, query), await LinkAsync(other, query), await LinkAsync(other, query) };

        Assert.Equal([TestWarehouse.Viewer, other, other], links.Select(static link => link["viewer"]));
        Assert.Equal(3, links.Select(static link => link["digest"]).Distinct().Count());
        foreach (var link in links)
        {
            Assert.Equal(HttpStatusCode.OK, (await stack.Api.PostAsync(link.ToString())).Status);
        }
    }

    [Fact]
    public async Task Two_users_who_run_the_same_text_get_acceptances_of_their_own()
    {
        var other = await CreateViewerAsync();
        var quote = await stack.Api.PostAsync(await stack.Warehouse.GenerateLinkAsync(new SourceRow()));
        var query = $"SELECT accept_link FROM public.quote_current_vw WHERE quote_id = '{quote.QuoteId}'";

        var links = new[] { await LinkAsync(TestWarehouse.Viewer, query), await LinkAsync(other, query) };

        Assert.Equal([TestWarehouse.Viewer, other], links.Select(static link => link["viewer"]));
        Assert.Equal(HttpStatusCode.OK, (await stack.Api.PostAsync(links[1].ToString())).Status);
    }

    /// <summary>What makes the tests above mean something. Other tests write, which empties the cache, so it takes some tries.</summary>
    [Fact]
    public async Task A_query_of_the_same_view_without_its_link_is_served_to_another_user()
    {
        var other = await CreateViewerAsync();
        var row = new SourceRow();
        await stack.Warehouse.GenerateLinkAsync(row);

        var served = false;
        for (var attempt = 0; attempt < 50 && !served; attempt++)
        {
            var query = $"SELECT CURRENT_USER, {attempt} FROM public.quote_gen_vw WHERE customername = '{row.Customer}'";
            await stack.Warehouse.QueryAsync(TestWarehouse.Viewer, query);
            served = Assert.Single(await stack.Warehouse.QueryAsync(other, query))[0] is TestWarehouse.Viewer;
        }

        Assert.True(served);
    }

    private async Task<TestLink> LinkAsync(string user, string query) =>
        TestLink.Parse((string)Assert.Single(await stack.Warehouse.QueryAsync(user, query))[0]!);

    private async Task<string> CreateViewerAsync()
    {
        var user = $"viewer_{Guid.NewGuid():N}";
        await stack.Warehouse.CreateViewerAsync(user);
        return user;
    }
}
