using System.Text.RegularExpressions;

namespace WriteBackLambdas.Quotes.Tests;

public static class MalformedLinkTests
{
    private const string DigestForm = "64 lower-case hexadecimal characters";

    private static readonly string Hex = new('a', 64);

    // Regex.Unescape reads the values, because an attribute cannot contain half a surrogate pair. Null means that the parameter is absent.
    [Theory]
    [InlineData("action", null, "action: is missing; generate or accept")]
    [InlineData("action", "", "action: is missing; generate or accept")]
    [InlineData("action", "Generate", "action: must be generate or accept")]
    [InlineData("viewer", null, "viewer: is missing; the database user for whom the link was made")]
    [InlineData("viewer", "", "viewer: is missing; the database user for whom the link was made")]
    [InlineData("viewer", @"\ud83d", "viewer: is not well-formed Unicode")]
    [InlineData("issued", null, "issued: is missing; UTC in the form YYYYMMDDTHHMMSSffffff")]
    [InlineData("issued", "20260102T030405", "issued: must be UTC in the form YYYYMMDDTHHMMSSffffff")]
    [InlineData("digest", null, $"digest: is missing; {DigestForm}")]
    [InlineData("digest", "", $"digest: is missing; {DigestForm}")]
    [InlineData("digest", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", $"digest: must be {DigestForm}")]
    [InlineData("digest", "aaaa", $"digest: must be {DigestForm}")]
    [InlineData("customer", @"\ude00x", "customer: is not well-formed Unicode")]
    [InlineData("cost", @"\ud83d\ud83d\ude00", "cost: is not well-formed Unicode")]
    [InlineData("quote_id", null, "quote_id: is missing; the quote's id")]
    [InlineData("quote_id", "", "quote_id: is missing; the quote's id")]
    [InlineData("revision", null, "revision: is missing; a whole number from 1")]
    [InlineData("revision", "0", "revision: must be a whole number from 1")]
    [InlineData("revision", "-1", "revision: must be a whole number from 1")]
    [InlineData("revision", "1.0", "revision: must be a whole number from 1")]
    [InlineData("revision", " 1", "revision: must be a whole number from 1")]
    [InlineData("revision", @"1\0", "revision: must be a whole number from 1")]
    [InlineData("revision", "2147483648", "revision: must be a whole number from 1")]
    public static void A_link_with_one_fault_is_refused_and_the_parameter_is_named(string name, string? value, string fault) =>
        Assert.Equal([fault], FaultsOf(Change(name is "quote_id" or "revision" ? Accept() : Generate(), name, value)));

    [Theory]
    [InlineData("action", true)]
    [InlineData("viewer", true)]
    [InlineData("issued", true)]
    [InlineData("customer", true)]
    [InlineData("cost", true)]
    [InlineData("digest", true)]
    [InlineData("quote_id", false)]
    [InlineData("revision", false)]
    public static void A_duplicate_parameter_is_refused_even_with_the_same_value(string name, bool isGenerate)
    {
        var parameters = isGenerate ? Generate() : Accept();
        parameters[name] = [parameters[name][0], parameters[name][0]];

        Assert.Equal([$"{name}: appears 2 times; send it once"], FaultsOf(parameters));
    }

    [Fact]
    public static void Every_fault_is_named_at_once() => Assert.Equal(
        [
            "action: is missing; generate or accept",
            "viewer: is missing; the database user for whom the link was made",
            "issued: must be UTC in the form YYYYMMDDTHHMMSSffffff",
            $"digest: must be {DigestForm}",
        ],
        FaultsOf(new() { ["issued"] = ["now"], ["digest"] = ["x"] }));

    [Fact]
    public static void Unknown_parameters_are_ignored_even_when_duplicated()
    {
        var parameters = Generate();
        parameters["utm_source"] = ["a", "b"];
        parameters["quote_id"] = ["c", "d"];
        parameters["Customer"] = ["not the field"];

        Assert.True(SignedLink.TryRead(QuoteDefinition.Embedded, parameters, out var signed, out _));
        Assert.Equal(["Acme", "true", "Welder", "day", "TX", "Welds", "1.50"], signed.Link.Values);
    }

    [Fact]
    public static void An_absent_field_is_NULL_and_an_empty_one_is_empty_text()
    {
        var parameters = Change(Change(Generate(), "customer", null), "state", "");
        parameters["cost"] = [];

        Assert.True(SignedLink.TryRead(QuoteDefinition.Embedded, parameters, out var signed, out _));
        Assert.Equal([null, "true", "Welder", "day", "", "Welds", null], signed.Link.Values);
    }

    private static IReadOnlyList<string> FaultsOf(Dictionary<string, IReadOnlyList<string>> parameters)
    {
        Assert.False(SignedLink.TryRead(QuoteDefinition.Embedded, parameters, out var signed, out var faults));
        Assert.Null(signed);
        return faults;
    }

    private static Dictionary<string, IReadOnlyList<string>> Change(
        Dictionary<string, IReadOnlyList<string>> parameters, string name, string? value)
    {
        parameters.Remove(name);
        if (value is not null)
        {
            parameters[name] = [Regex.Unescape(value)];
        }

        return parameters;
    }

    private static Dictionary<string, IReadOnlyList<string>> Generate() => Links.Parameters(
        "?action=generate&viewer=alice&issued=20260102T030405000006&customer=Acme&bgc=true&skilledtrades=Welder&shift=day&state=TX"
        + $"&jobdutydescription=Welds&cost=1.50&digest={Hex}");

    private static Dictionary<string, IReadOnlyList<string>> Accept() =>
        Links.Parameters($"?action=accept&viewer=alice&issued=20260102T030405000006&quote_id=q&revision=1&digest={Hex}");
}
