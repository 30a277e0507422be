using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.WriteBackFunction.Tests;

public static class HtmlTests
{
    private const string Nasty = "<script>alert('x')</script> & \"quoted\"";
    private const string Encoded = "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; &quot;quoted&quot;";

    [Fact]
    public static void A_text_in_an_element_is_encoded() => Assert.Equal($"<p>{Encoded}</p>", Html.Of($"<p>{Nasty}</p>").ToString());

    [Fact]
    public static void A_text_in_a_quoted_attribute_is_encoded() =>
        Assert.Equal($"<input value=\"{Encoded}\">", Html.Of($"<input value=\"{Nasty}\">").ToString());

    [Fact]
    public static void HTML_in_HTML_is_not_encoded_again() => Assert.Equal(
        $"<ul><li>{Encoded}</li><li>1</li></ul>",
        Html.Of($"<ul>{Html.Of($"<li>{Nasty}</li>")}{Html.Of($"<li>{1}</li>")}</ul>").ToString());

    [Fact]
    public static void Joined_HTML_is_not_encoded_again() =>
        Assert.Equal("<b>a</b><b>&lt;</b>", Html.Join(new[] { "a", "<" }.Select(text => Html.Of($"<b>{text}</b>"))).ToString());

    [Fact]
    public static void Nothing_is_empty() => Assert.Equal("<p></p>", Html.Of($"<p>{(string?)null}{default(Html)}</p>").ToString());

    [Fact]
    public static void Letters_of_any_language_stay_readable() =>
        Assert.Equal("<p>Zoë שלום</p>", Html.Of($"<p>{"Zoë שלום"}</p>").ToString());

    [Fact]
    public static void Half_a_surrogate_pair_becomes_a_replacement_character() =>
        Assert.Equal("<p>&#xFFFD;</p>", Html.Of($"<p>{"😀"[..1]}</p>").ToString());
}
