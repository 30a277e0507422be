using WriteBackLambdas.Keys;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>Any text of a row reaches the history as data, through the view, the link, the browser's encoding and the procedure.</summary>
public class DataTests(Stack stack)
{
    public static TheoryData<string> Hostile =>
    [
        "'; DROP TABLE public.tbquote; --",
        "' OR '1'='1",
        "\\'; SELECT 1; --",
        "back\\slash \\n \\u0041",
        ":p_digest :f_cost ::varchar",
        "$1 $$ $tag$",
        "{{schema}} %s {0}",
        "<script>alert(1)</script>",
        "a&b=c?d#e/f+g h%20i%",
        "line\nfeed\rreturn\ttab",
        "\u0001\u001f\u007f",
        "quotes \" ' ` ´",
        "NULL",
        " leading and trailing ",
        "\u202eright to left\u200f שלום",
        "😀👩‍🔧 Łódź 東京",
        "\u00a0\ufeff\u2028",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Metacharacters_in_every_field_arrive_as_data(string text)
    {
        var shift = text.Length <= 10 ? text : "Day";
        var row = new SourceRow { Customer = $"{text}{Guid.NewGuid():N}", Skill = text, Shift = shift, State = null, Duties = text };
        var link = await stack.Warehouse.GenerateLinkAsync(row);

        var answer = await stack.Api.PostAsync(link, $"note={Uri.EscapeDataString(text)}");

        Assert.Equal(200, (int)answer.Status);
        var stored = await stack.Warehouse.QueryAsync(
            TestWarehouse.Viewer,
            """
            SELECT cust, bgc, skilledtrades, shift, state, jobdutydescription, note, quote_id
            FROM public.quote_history_vw WHERE cust = :customer
            """,
            ("customer", row.Customer));
        Assert.Equal([row.Customer, true, row.Skill, row.Shift, null, row.Duties, text, answer.QuoteId], Assert.Single(stored));
    }

    [Theory]
    [InlineData("cost", "abc")]
    [InlineData("cost", "")]
    [InlineData("cost", "99999999999999")]
    [InlineData("bgc", "maybe")]
    [InlineData("shift", "a shift whose name has more than twenty bytes")]
    public async Task A_signed_value_that_does_not_fit_the_history_is_named(string name, string value)
    {
        var row = new SourceRow();
        var link = TestLink.Parse(await stack.Warehouse.GenerateLinkAsync(row)).With(name, value);
        using var secrets = stack.Demo.CreateSecretsClient();
        using var keys = SigningKeys.ForSigning(secrets, SigningKeys.DefaultSecretId, TimeProvider.System);

        var answer = await stack.Api.PostAsync(await Resigning.ResignAsync(new DigestFunction.Function(keys), link.ToString()));

        Assert.Equal(400, (int)answer.Status);
        Assert.StartsWith($"{name}: ", answer.Json.GetProperty("errors")[0].GetString(), StringComparison.Ordinal);
        Assert.Empty(await stack.Warehouse.HistoryAsync(row.Customer));
    }

    [Fact]
    public async Task Empty_text_and_NULL_stay_different()
    {
        var row = new SourceRow { Skill = "", State = null, BackgroundCheck = null };
        await stack.Api.PostAsync(await stack.Warehouse.GenerateLinkAsync(row), "note=");

        var stored = await stack.Warehouse.QueryAsync(
            TestWarehouse.Viewer,
            "SELECT skilledtrades, state, bgc, note FROM public.quote_history_vw WHERE cust = :customer",
            ("customer", row.Customer));
        Assert.Equal(["", null, null, null], stored[0]);
    }

    [Fact]
    public async Task The_warehouse_encodes_every_ASCII_character_as_RFC_3986_says()
    {
        var ascii = string.Concat(Enumerable.Range(1, 127).Select(code => (char)code));
        var encoded = await stack.Warehouse.QueryAsync(
            TestWarehouse.Viewer, "SELECT public.f_url_encode(CAST(:text AS VARCHAR(200)))", ("text", ascii));
        Assert.Equal(Uri.EscapeDataString(ascii), encoded[0][0]);
    }

    [Fact]
    public async Task An_input_that_does_not_fit_is_named_and_nothing_is_written()
    {
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);

        var answer = await stack.Api.PostAsync(link, $"note={new string('x', 501)}");

        Assert.Equal(400, (int)answer.Status);
        Assert.Equal("note: has 501 bytes; at most 500 fit", answer.Json.GetProperty("errors")[0].GetString());
        Assert.Empty(await stack.Warehouse.HistoryAsync(row.Customer));
        Assert.Equal(200, (int)(await stack.Api.PostAsync(link, $"note={new string('x', 500)}")).Status);
    }
}
