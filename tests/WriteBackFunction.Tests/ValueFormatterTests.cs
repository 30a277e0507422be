using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.WriteBackFunction.Tests;

public static class ValueFormatterTests
{
    [Theory]
    [InlineData("en", "0", "0")]
    [InlineData("en", "-0.00", "0.00")]
    [InlineData("en", "999", "999")]
    [InlineData("en", "1000", "1,000")]
    [InlineData("en", "-1234567.89", "-1,234,567.89")]
    [InlineData("en", "0001.5", "1.5")]
    [InlineData("en", "99999999999999999999999999999999999999", "99,999,999,999,999,999,999,999,999,999,999,999,999")]
    [InlineData("de", "-1234567.89", "-1.234.567,89")]
    [InlineData("de", "0.50", "0,50")]
    [InlineData("de", "x", "x")]
    [InlineData("de", "", "")]
    public static void A_number_keeps_every_digit(string locale, string text, string shown) =>
        Assert.Equal(shown, Of(locale, "USD").Number(text));

    [Theory]
    [InlineData("en-US", "USD", "1234.50", "$1,234.50")]
    [InlineData("en-US", "USD", "-1234.50", "-$1,234.50")]
    [InlineData("en-US", "USD", "-0.00", "$0.00")]
    [InlineData("en-US", "USD", "0", "$0.00")]
    [InlineData("en-US", "USD", "7", "$7.00")]
    [InlineData("en-US", "USD", "0.1", "$0.10")]
    [InlineData("en-US", "USD", "1.005", "$1.005")]
    [InlineData("en-US", "USD", "9999999999.99", "$9,999,999,999.99")]
    [InlineData("en-US", "JPY", "1234.00", "¥1,234")]
    [InlineData("en-US", "KWD", "1.5", "KWD\u00a01.500")]
    [InlineData("en-US", "CHF", "-1234.5", "-CHF\u00a01,234.50")]
    [InlineData("de-DE", "EUR", "1234.50", "1.234,50\u00a0€")]
    [InlineData("de-DE", "EUR", "-1234567.00", "-1.234.567,00\u00a0€")]
    [InlineData("de-DE", "JPY", "0.00", "0\u00a0¥")]
    [InlineData("de-CH", "CHF", "12", "12,00\u00a0CHF")]
    [InlineData("fr-FR", "EUR", "1234.5", "€1,234.50")]
    [InlineData("de-DE", "EUR", "n/a", "n/a")]
    public static void An_amount_has_its_currency_and_at_least_its_minor_units(string locale, string currency, string text, string shown) =>
        Assert.Equal(shown, Of(locale, currency).Money(text));

    [Theory]
    [InlineData("en", "2026-03-09", "Mar 9, 2026")]
    [InlineData("de", "2026-03-09", "09.03.2026")]
    [InlineData("en", "0001-12-31", "Dec 31, 0001")]
    [InlineData("en", "soon", "soon")]
    public static void A_date_follows_the_conventions_of_the_locale(string locale, string text, string shown) =>
        Assert.Equal(shown, Of(locale, "USD").Date(text));

    [Theory]
    [InlineData("en", "Jan 2, 2026, 3:04:06 PM UTC")]
    [InlineData("de", "02.01.2026, 15:04:06 Uhr (UTC)")]
    public static void A_time_is_shown_in_UTC_and_says_so(string locale, string shown) =>
        Assert.Equal(shown, Of(locale, "USD").Time(new DateTimeOffset(2026, 1, 2, 17, 4, 6, 7, TimeSpan.FromHours(2))));

    [Fact]
    public static void Dates_and_amounts_of_a_German_definition_are_German_for_every_reader()
    {
        var definition = QuoteDefinition.Embedded with
        {
            Locale = "de-DE",
            Currency = "EUR",
            Fields =
            [
                new("due", "Due", "due", "due", new(SqlTypeKind.Date), true),
                new("price", "Price", "price", "price", new(SqlTypeKind.Decimal, 12, 2), false, IsMoney: true),
                new("count", "Count", "count", "count", new(SqlTypeKind.Integer), false),
                new("no", "No", "no", "no", new(SqlTypeKind.BigInt), Identifies: true),
            ],
        };
        var link = Answers.Signed.Link with { Values = ["2026-03-09", "-1234.5", "1000000", "4500010037"] };
        var page = Answers.Page(new Answer(Outcome.Form) { Link = link }, definition);

        Assert.Contains("<bdi>09.03.2026</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"amount\">-1.234,50&#xA0;€</td>", page, StringComparison.Ordinal);
        Assert.Contains("<bdi>1.000.000</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("<bdi>4500010037</bdi>", page, StringComparison.Ordinal);
    }

    private static ValueFormatter Of(string locale, string currency) =>
        ValueFormatter.For(QuoteDefinition.Embedded with { Locale = locale, Currency = currency });
}
