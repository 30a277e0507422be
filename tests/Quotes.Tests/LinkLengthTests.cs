using System.Text;

namespace WriteBackLambdas.Quotes.Tests;

public static class LinkLengthTests
{
    private const string Address = "https://a.example/prod/quotes";

    /// <summary>127 percent-encoded bytes of the viewer, a time, and a digest, with the names of all parameters.</summary>
    private static readonly int WithoutValues =
        $"{Address}?action=generate&viewer=&issued=20260102T030405000006&digest=".Length + (127 * 3) + 64;

    [Theory]
    [InlineData("varchar(10)", 30)]
    [InlineData("integer", 11)]
    [InlineData("bigint", 20)]
    [InlineData("decimal(12,2)", 15)]
    [InlineData("date", 10)]
    [InlineData("boolean", 5)]
    public static void Only_the_bytes_of_a_text_are_encoded(string type, int length) =>
        Assert.Equal(WithoutValues + 80 + length, LinkLength.Longest(Of(type, name: new string('c', 78)), Address));

    [Fact]
    public static void An_accept_link_can_be_the_longest() =>
        Assert.Equal(
            WithoutValues - "generate".Length + "accept".Length + "&quote_id=&revision=".Length + 36 + 10,
            LinkLength.Longest(Of("boolean", name: "c"), Address));

    [Fact]
    public static void A_definition_is_refused_when_its_longest_link_is_longer_than_a_URL_of_the_gateway()
    {
        var exception = Assert.Throws<QuoteDefinitionException>(() => Of("varchar(3200)"));

        Assert.Equal(
            "The quote definition has 1 fault:\n- fields: the longest link has 10,412 characters, and API Gateway takes 10,240; "
            + "use shorter varchar types",
            exception.Message);
    }

    [Fact]
    public static void A_long_link_has_a_warning()
    {
        Assert.Null(LinkLength.Warning(Of("varchar(502)"), Address));
        Assert.Equal(
            "The quote definition allows links of 2,050 characters. QuickSight may refuse more than 2,048; use shorter varchar types if "
            + "your values are shorter.",
            LinkLength.Warning(Of("varchar(503)"), Address));
    }

    private static QuoteDefinition Of(string type, string name = "cust") => QuoteDefinition.Load(Encoding.UTF8.GetBytes(
        $$"""
        { "source": "src", "history": "hist",
          "fields": [ { "name": "{{name}}", "source": "a", "column": "a", "type": "{{type}}", "identifies": true } ] }
        """));
}
