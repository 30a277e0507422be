using System.Text;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Tests;

public static class RequestBodyTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public static void The_whole_link_may_be_in_the_form(bool isBase64)
    {
        var form = string.Join('&', Requests.Genuine.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}")) + "&note=two+words";
        var request = Requests.Form(isBase64 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(form)) : form);
        request.IsBase64Encoded = isBase64;
        request.MultiValueQueryStringParameters = null;

        var read = Requests.Read(request);
        Assert.Empty(read.Faults);
        Assert.Equal("1234.50", read.Signed!.Link.Values[^1]);
        Assert.Equal(["two words"], read.Inputs);
    }

    [Theory]
    [InlineData("", null, null)]
    [InlineData("note=", null, null)]
    [InlineData("other=x", null, null)]
    [InlineData("note=%3Cb%3E+%26+100%25", "<b> & 100%", null)]
    [InlineData("note=a&note=b", null, "appears 2 times; send it once")]
    [InlineData("NOTE=x", null, null)]
    [InlineData("note=a%20b%C3%A9", "a b\u00e9", null)]
    [InlineData("note=a%00b", "a\0b", "must not contain the character NUL")]
    public static void An_input_comes_from_the_form_with_what_is_wrong_with_it(string body, string? value, string? fault)
    {
        var read = Requests.Read(Requests.Form(body));

        Assert.NotNull(read.Signed);
        Assert.Equal([value], read.Inputs);
        Assert.Equal(fault, read.InputFaults.GetValueOrDefault("note"));
    }

    [Theory]
    [InlineData(500, null)]
    [InlineData(501, "has 501 bytes; at most 500 fit")]
    public static void An_input_is_as_long_as_its_column(int length, string? fault) =>
        Assert.Equal(fault, Requests.Read(Requests.Form("note=" + new string('x', length))).InputFaults.GetValueOrDefault("note"));

    [Fact]
    public static void A_required_input_that_is_missing_is_a_fault_of_the_input_and_not_of_the_link()
    {
        var days = new QuoteInput("days", "Days", new(SqlTypeKind.Integer), Required: true);
        var definition = QuoteDefinition.Embedded with { Inputs = [days] };

        var read = WriteBackRequest.From(Requests.Form("days="), definition);
        Assert.NotNull(read.Signed);
        Assert.Equal("is required", Assert.Contains("days", read.InputFaults));
        Assert.Equal("5", Assert.Single(WriteBackRequest.From(Requests.Form("days=5"), definition).Inputs));
        Assert.Equal(
            "must not contain the character NUL", WriteBackRequest.From(Requests.Form("days=5%00"), definition).InputFaults["days"]);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", true)]
    [InlineData("application/x-www-form-urlencoded; charset=UTF-8", true)]
    [InlineData("Application/X-WWW-Form-Urlencoded", true)]
    [InlineData("application/x-www-form-urlencodedx", false)]
    [InlineData("application/json", false)]
    [InlineData("multipart/form-data; boundary=x", false)]
    [InlineData("text/plain", false)]
    [InlineData("", false)]
    public static void A_body_is_a_form_or_malformed(string type, bool isForm)
    {
        var read = Requests.Read(Requests.Of("POST", null, "note=x", ("content-type", type)));

        Assert.Equal(isForm, read.Signed is not null);
        Assert.Equal(
            isForm ? [] : ["body: must be application/x-www-form-urlencoded, or empty when the parameters are in the URL"], read.Faults);
    }

    [Theory]
    [InlineData("note=%u0041")]
    [InlineData("note=100%")]
    [InlineData("note=%4")]
    [InlineData("%zz=x")]
    public static void A_percent_sign_that_encodes_nothing_is_malformed(string body)
    {
        var read = Requests.Read(Requests.Form(body));

        Assert.Null(read.Signed);
        Assert.Equal(["body: has a percent sign that is not followed by two hexadecimal digits"], read.Faults);
    }

    [Fact]
    public static void An_empty_body_needs_no_content_type() => Assert.NotNull(Requests.Read(Requests.Of("POST", null, "")).Signed);

    [Fact]
    public static void A_body_that_is_marked_as_base64_and_is_not_is_malformed()
    {
        var request = Requests.Form("note=x&");
        request.IsBase64Encoded = true;

        Assert.Equal(["body: is marked as base64 and is not valid base64"], Requests.Read(request).Faults);
    }

    [Fact]
    public static void A_form_of_very_many_fields_is_read()
    {
        var body = string.Join('&', Enumerable.Range(0, 50_000).Select(i => $"x{i}=1")) + "&note=last";

        Assert.Equal(["last"], Requests.Read(Requests.Form(body)).Inputs);
    }
}
