using System.Text;

namespace WriteBackLambdas.Quotes.Tests;

/// <summary>Locale, currency, and the fields that are money.</summary>
public static class FormatTests
{
    private const string FromMoney = "a column that the views make from a money field; choose another";
    private const string SinceColumn = "seconds_since_previous";

    private const string Valid =
        """
        {
          "source": "src", "history": "hist", "locale": "de-DE", "currency": "EUR",
          "fields": [
            { "name": "id", "source": "id", "column": "id", "type": "bigint", "identifies": true },
            { "name": "cost", "source": "cost", "column": "price", "type": "decimal(12,2)", "format": "money" } ],
          "inputs": [ { "name": "note", "type": "varchar(500)" } ]
        }
        """;

    [Fact]
    public static void A_definition_has_a_locale_a_currency_and_money_fields()
    {
        var definition = Load(Valid);

        Assert.Equal(("de-DE", "EUR"), (definition.Locale, definition.Currency));
        Assert.Equal([false, true], definition.Fields.Select(field => field.IsMoney));
        Assert.Equal(("previous_price", "price_change"), (definition.Fields[1].PreviousColumn, definition.Fields[1].ChangeColumn));
    }

    [Theory]
    [InlineData("\"locale\": \"de-DE\", \"currency\": \"EUR\",", "")]
    public static void The_default_locale_and_currency_are_American(string right, string wrong)
    {
        var definition = Load(Valid.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Equal(("en-US", "USD"), (definition.Locale, definition.Currency));
    }

    [Theory]
    [InlineData("de-DE", "German", "locale: \"German\" is not a language tag; use one such as en-US or de")]
    [InlineData("de-DE", "de_DE", "locale: \"de_DE\" is not a language tag; use one such as en-US or de")]
    [InlineData("EUR", "eur", "currency: \"eur\" is not a currency; use three capital letters (ISO 4217)")]
    [InlineData("EUR", "€", "currency: \"€\" is not a currency; use three capital letters (ISO 4217)")]
    [InlineData("money", "cash", "fields[1] \"cost\": format \"cash\" is unknown; use money")]
    [InlineData("decimal(12,2)", "varchar(12)", "fields[1] \"cost\": format \"money\" applies only to decimal, integer, and bigint")]
    [InlineData("\"note\"", "\"previous_price\"", $"inputs[0] \"previous_price\": name: \"previous_price\" is {FromMoney}")]
    [InlineData("\"column\": \"id\"", "\"column\": \"price_change\"", $"fields[0] \"id\": column: \"price_change\" is {FromMoney}")]
    [InlineData(
        "\"note\"",
        $"\"{SinceColumn}\"",
        $"inputs[0] \"{SinceColumn}\": name: \"{SinceColumn}\" is a column of every history; choose another")]
    public static void A_fault_names_its_place(string right, string wrong, string fault)
    {
        Assert.Contains(right, Valid, StringComparison.Ordinal);

        Assert.Equal($"The quote definition has 1 fault:\n- {fault}", FaultsOf(Valid.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(118, null)]
    [InlineData(119, "column: has 119 characters; at most 118 for money")]
    public static void The_views_names_for_money_still_fit_127_bytes(int length, string? fault)
    {
        var json = Valid.Replace("\"price\"", $"\"{new string('p', length)}\"", StringComparison.Ordinal);
        if (fault is null)
        {
            Assert.Equal(127, Load(json).Fields[1].PreviousColumn.Length);
        }
        else
        {
            Assert.Equal($"The quote definition has 1 fault:\n- fields[1] \"cost\": {fault}", FaultsOf(json));
        }
    }

    private static QuoteDefinition Load(string json) => QuoteDefinition.Load(Encoding.UTF8.GetBytes(json));

    private static string FaultsOf(string json) => Assert.Throws<QuoteDefinitionException>(() => Load(json)).Message;
}
