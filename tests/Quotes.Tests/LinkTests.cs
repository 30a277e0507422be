using System.Text;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Quotes.Tests;

public static class LinkTests
{
    private static readonly QuoteDefinition Definition = QuoteDefinition.Embedded;

    [Fact]
    public static void A_sample_links_digest_is_that_of_its_own_message()
    {
        Assert.True(SignedLink.TryRead(Definition, Links.Sample("genuine"), out var signed, out _));

        Assert.True(signed.Link.Sign().FixedTimeEquals(signed.Digest));
        Assert.Equal(["Acme & Söhne", "true", "Welder", null, "TX", "Welds \"tanks\", 100%+ safe", "1234.50"], signed.Link.Values);
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("forged-key")]
    public static void A_forged_samples_digest_is_not(string sample)
    {
        Assert.True(SignedLink.TryRead(Definition, Links.Sample(sample), out var signed, out _));

        Assert.False(signed.Link.Sign().FixedTimeEquals(signed.Digest));
    }

    [Fact]
    public static void A_generate_link_signs_purpose_action_viewer_time_and_the_fields_in_order() => Assert.Equal(
        """["quote-link/1", "generate", "alice", "20260102T030405000006", "a", "b", null, "", "e", "f", "g"]""",
        Encoding.ASCII.GetString(Links.Generate("a", "b", null, "", "e", "f", "g").ToMessage(QuoteDefinition.Embedded).Bytes));

    [Fact]
    public static void An_accept_link_signs_the_quote_and_its_revision() => Assert.Equal(
        """["quote-link/1", "accept", "alice", "20260102T030405000006", "id-1", "3"]""",
        Encoding.ASCII.GetString(Links.Accept("id-1", "3").ToMessage(QuoteDefinition.Embedded).Bytes));

    [Fact]
    public static void A_query_has_the_parameters_in_the_order_of_the_message_and_encodes_what_it_must()
    {
        var link = Links.Generate("Acme & Söhne", "true", "a=b?#", null, "", "100%+ safe", "1.50");

        Assert.Equal(
            "?action=generate&viewer=alice&issued=20260102T030405000006&customer=Acme%20%26%20S%C3%B6hne&bgc=true&skilledtrades=a%3Db%3F%23"
            + $"&state=&jobdutydescription=100%25%2B%20safe&cost=1.50&digest={link.Sign().ToHex()}",
            link.ToQuery(Definition, link.Sign()));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData(null, "")]
    [InlineData("a&b=c", "x=y&z")]
    [InlineData("1 + 1", "100%")]
    [InlineData("%41", "+%2B+")]
    [InlineData("Zoë Łódź", "😀👩‍🔧")]
    [InlineData("\"quoted\" 'text'", "<b>;,/?:@#[]!$()*")]
    [InlineData("tab\tline\r\nend", "\u0001\u007f\u2028")]
    [InlineData("\ufffd", "null")]
    public static void A_link_is_the_same_after_its_query_was_followed(string? one, string? other)
    {
        var link = Links.Generate(one, "true", other, null, "TX", one, "1.50");
        var digest = link.Sign();

        Assert.True(SignedLink.TryRead(Definition, Links.Parameters(link.ToQuery(Definition, digest)), out var signed, out var faults));
        Assert.Empty(faults);
        Assert.Equal((link.Action, link.Viewer, link.Issued), (signed.Link.Action, signed.Link.Viewer, signed.Link.Issued));
        Assert.Equal(link.Values, signed.Link.Values);
        Assert.Equal(digest.ToHex(), signed.Digest.ToHex());
        Assert.True(signed.Link.Sign().FixedTimeEquals(digest));
    }

    [Fact]
    public static void An_accept_link_is_the_same_after_its_query_was_followed()
    {
        var link = Links.Accept("0198-id", "12");

        Assert.True(SignedLink.TryRead(Definition, Links.Parameters(link.ToQuery(Definition, link.Sign())), out var signed, out _));
        Assert.Equal(("accept", "0198-id", 12), (signed.Link.Action, signed.Link.QuoteId, signed.Link.Revision));
        Assert.True(signed.Link.Sign().FixedTimeEquals(signed.Digest));
    }

    [Fact]
    public static void The_combination_is_the_unkeyed_digest_of_the_identifying_fields() => Assert.Equal(
        Digester.ComputeUnkeyed(RowMessage.Of("a", "b", null, "", "e", "f")).ToHex(),
        Links.Generate("a", "b", null, "", "e", "f", "g").Combination(Definition));

    [Fact]
    public static void The_combination_depends_on_each_identifying_field_and_not_on_the_cost()
    {
        string?[] values = ["a", "b", "c", "d", "e", "f", "g"];
        var before = Links.Generate(values).Combination(Definition);
        for (var field = 0; field < values.Length; field++)
        {
            foreach (var change in (string?[])["other", "", null])
            {
                var changed = Links.Generate([.. values.Select((value, i) => i == field ? change : value)]);
                Assert.Equal((field, field == 6), (field, changed.Combination(Definition) == before));
            }
        }
    }

    [Fact]
    public static void The_combination_depends_on_neither_viewer_nor_time()
    {
        var link = Links.Generate("a", "b", "c", "d", "e", "f", "g");

        Assert.Equal(
            link.Combination(Definition),
            (link with { Viewer = "bob", Issued = new IssueTime(DateTimeOffset.UnixEpoch) }).Combination(Definition));
    }

    [Fact]
    public static void The_longest_link_of_the_default_definition_fits_QuickSights_2048_characters()
    {
        // A byte takes at most three characters: %2B for one of ASCII, %C3%B6 for two of ö.
        var values = Definition.Fields.Select(field => field.Type.Kind == SqlTypeKind.Varchar
            ? new string('&', field.Type.MaxTextBytes)
            : new string('9', field.Type.MaxTextBytes));
        var link = new QuoteLink(QuoteLink.Generate, new string('&', 63), Links.Issued, [.. values]);
        var url = "https://abcdefghij.execute-api.us-east-1.amazonaws.com/prod/quotes"[..60] + link.ToQuery(Definition, link.Sign());

        Assert.Equal(1814, url.Length);
        Assert.True(url.Length < 2048);
    }
}
