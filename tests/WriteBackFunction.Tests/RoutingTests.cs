using Amazon.Lambda.APIGatewayEvents;
using WriteBackLambdas.Keys;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.WriteBackFunction.Tests;

/// <summary>One function with two definitions: the last part of a request's path says which one it is for.</summary>
public sealed class RoutingTests : IDisposable
{
    private static readonly QuoteDefinition Discounts = QuoteDefinition.Load(
        """
        { "source": "prices", "history": "discount_history",
          "fields": [ { "name": "sku", "source": "sku", "column": "sku", "type": "varchar(10)", "identifies": true } ] }
        """u8,
        "discounts");

    private readonly WriteBackLambda _lambda = new(others: Discounts);

    public void Dispose() => _lambda.Dispose();

    [Theory]
    [InlineData("/quotes")]
    [InlineData("/quotes/")]
    [InlineData("/prod/quotes")]
    [InlineData("/base/path/quotes")]
    public async Task The_default_definitions_links_are_at_quotes(string path) =>
        Assert.Equal((200, 403), (await StatusAsync(path, Requests.Genuine), await StatusAsync(path, Discount("x"))));

    [Theory]
    [InlineData("/discounts")]
    [InlineData("/prod/discounts/")]
    public async Task Another_definitions_links_are_at_its_name(string path) => Assert.Equal(200, await StatusAsync(path, Discount("x")));

    [Theory]
    [InlineData("/")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("/rebates")]
    [InlineData("/Quotes")]
    [InlineData("/quotes/1")]
    [InlineData("/quotes.json")]
    public async Task There_is_nothing_at_another_path(string? path)
    {
        Assert.Equal(404, await StatusAsync(path, Requests.Genuine));
        Assert.Contains("[NotFound|GET|", _lambda.Context.Log.Lines.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_of_one_definition_is_a_forgery_at_the_path_of_another()
    {
        var accept = new QuoteLink("accept", "alice", Issued, ["0198c0de-0000-7000-8000-000000000001", "3"]);
        var (ofQuotes, ofDiscounts) = (Signed(accept, QuoteDefinition.Embedded), Signed(accept, Discounts));
        async Task<int> LaterStatusAsync(string path, IReadOnlyDictionary<string, string> query)
        {
            // Keys are fetched again for a forgery, and not too often.
            _lambda.Time.Advance(SigningKeys.RefreshInterval);
            return await StatusAsync(path, query);
        }

        Assert.Equal(200, await LaterStatusAsync("/quotes", ofQuotes));
        Assert.Equal(403, await LaterStatusAsync("/discounts", ofQuotes));
        Assert.Equal(403, await LaterStatusAsync("/quotes", ofDiscounts));
        Assert.Equal(200, await LaterStatusAsync("/discounts", ofDiscounts));
    }

    [Fact]
    public async Task A_line_of_the_log_names_only_another_definition_than_the_default_one()
    {
        await StatusAsync("/quotes", Requests.Genuine);
        await StatusAsync("/discounts", Discount("x"));

        Assert.Equal(
            [
                "Information: {Outcome} for {Method} {Action} quote {QuoteId} revision {Revision}, {Milliseconds} ms "
                    + "[AutoPost|GET|generate|-|0|0]",
                "Information: {Outcome} for {Method} {Action} of {Definition} quote {QuoteId} revision {Revision}, {Milliseconds} ms "
                    + "[AutoPost|GET|generate|discounts|-|0|0]",
            ],
            _lambda.Context.Log.Lines);
    }

    private IssueTime Issued => new(_lambda.Time.GetUtcNow());

    private Dictionary<string, string> Discount(string sku) =>
        Signed(new QuoteLink(QuoteLink.Generate, "alice", Issued, [sku]), Discounts);

    private static Dictionary<string, string> Signed(QuoteLink link, QuoteDefinition definition)
    {
        using var key = SigningKey.FromText(SampleEvents.Key);
        var query = link.ToQuery(definition, new Digester(key).Compute(link.ToMessage(definition)));
        return query[1..].Split('&').Select(parameter => parameter.Split('=')).ToDictionary(
            parts => parts[0], parts => Uri.UnescapeDataString(parts[1]));
    }

    private async Task<int> StatusAsync(string? path, IReadOnlyDictionary<string, string> query)
    {
        var request = Requests.Of("GET", query);
        request.Path = path;
        return (await _lambda.AnswerAsync(request)).StatusCode;
    }
}
