using System.Text;

namespace WriteBackLambdas.Quotes.Tests;

public static class DefinitionTests
{
    private const string NoIdentifier = "not a valid identifier; use lower-case letters, digits, and _, starting with a letter";
    private const string Relation = "visibleBy: relation: ";
    private const string Other = "choose another";
    private const string Types = "varchar(n), integer, bigint, decimal(p,s), date, or boolean";
    private const string OwnPrefix = "starts with a prefix of the procedures' own names (p_, v_, f_); choose another";
    private const string MadeByViews = "a column that the views make from a money field or an action; choose another";
    private const string InEveryHistory = "a column of every history; choose another";
    private const string InEveryLink = "a parameter of every link; choose another";
    private const string LastField =
        """{ "name": "cost", "source": "cost_src", "column": "cost_col", "type": "integer", "format": "money" }""";

    private const string Valid =
        """
        {
          "schema": "public", "source": "src", "history": "hist", "locale": "de-DE", "currency": "EUR",
          "fields": [
            { "name": "cust", "source": "cust_src", "column": "cust_col", "type": "varchar(10)", "identifies": true },
            { "name": "cost", "source": "cost_src", "column": "cost_col", "type": "integer", "format": "money" }
          ],
          "inputs": [ { "name": "note", "type": "varchar(500)" } ]
        }
        """;

    [Fact]
    public static void Optional_members_have_defaults()
    {
        var definition = Load(Valid
            .Replace("\"schema\": \"public\", ", "", StringComparison.Ordinal)
            .Replace(", \"locale\": \"de-DE\", \"currency\": \"EUR\"", "", StringComparison.Ordinal));

        Assert.Equal(("public", "en-US", "USD"), (definition.Schema, definition.Locale, definition.Currency));
        Assert.Equal(["cust", "cost"], definition.Fields.Select(field => field.Label));
        Assert.Equal([true, false], definition.Fields.Select(field => field.Identifies));
        Assert.Equal([new QuoteInput("note", "note", new(SqlTypeKind.Varchar, 500), Required: false)], definition.Inputs);
    }

    [Fact]
    public static void A_definition_has_a_locale_a_currency_and_money_fields()
    {
        var definition = Load(Valid);

        Assert.Equal(("de-DE", "EUR"), (definition.Locale, definition.Currency));
        Assert.Equal([false, true], definition.Fields.Select(field => field.IsMoney));
        Assert.Equal(("previous_cost_col", "cost_col_change"), (definition.Fields[1].PreviousColumn, definition.Fields[1].ChangeColumn));
    }

    [Fact]
    public static void A_definition_needs_no_inputs_and_can_contain_comments_and_trailing_commas() =>
        Assert.Empty(Load(
            """
            // what is quoted
            { "source": "src", "history": "hist",
              "fields": [ { "name": "a", "source": "a", "column": "a", "type": "date", "identifies": true, }, ] }
            """).Inputs);

    [Theory]
    [InlineData("\"public\"", "\"Public\"", $"schema: \"Public\" is {NoIdentifier}")]
    [InlineData("\"source\": \"src\", ", "", "source: is missing")]
    [InlineData("\"hist\"", "\"hist; drop table x\"", $"history: \"hist; drop table x\" is {NoIdentifier}")]
    [InlineData("\"name\": \"cust\", ", "", "fields[0]: name: is missing")]
    [InlineData("\"cust\"", "\"1cust\"", $"fields[0] \"1cust\": name: \"1cust\" is {NoIdentifier}")]
    [InlineData("\"cust\"", "\"cust\\n\"", $"fields[0] \"cust\n\": name: \"cust\n\" is {NoIdentifier}")]
    [InlineData("\"cust\"", "\"\"", $"fields[0] \"\": name: \"\" is {NoIdentifier}")]
    [InlineData("\"source\": \"cost_src\", ", "", "fields[1] \"cost\": source: is missing")]
    [InlineData("\"cost_col\"", "\"cost-col\"", $"fields[1] \"cost\": column: \"cost-col\" is {NoIdentifier}")]
    [InlineData("\"integer\"", "\"money\"", $"fields[1] \"cost\": type \"money\" is unknown; use {Types}")]
    [InlineData(", \"type\": \"integer\"", "", $"fields[1] \"cost\": type is missing; use {Types}")]
    [InlineData("\"cust\"", "\"viewer\"", $"fields[0] \"viewer\": name: \"viewer\" is {InEveryLink}")]
    [InlineData("\"cust\"", "\"action\"", $"fields[0] \"action\": name: \"action\" is {InEveryLink}")]
    [InlineData("\"cust\"", "\"issued\"", $"fields[0] \"issued\": name: \"issued\" is {InEveryLink}")]
    [InlineData("\"cust\"", "\"digest\"", $"fields[0] \"digest\": name: \"digest\" is {InEveryLink}")]
    [InlineData("\"cust\"", "\"quote_id\"", $"fields[0] \"quote_id\": name: \"quote_id\" is {InEveryLink}")]
    [InlineData("\"cust\"", "\"revision\"", $"fields[0] \"revision\": name: \"revision\" is {InEveryLink}")]
    [InlineData("\"note\"", "\"viewer\"", $"inputs[0] \"viewer\": name: \"viewer\" is {InEveryLink}")]
    [InlineData("\"note\"", "\"status\"", $"inputs[0] \"status\": name: \"status\" is {InEveryHistory}")]
    [InlineData("\"cost_col\"", "\"is_latest\"", $"fields[1] \"cost\": column: \"is_latest\" is {InEveryHistory}")]
    [InlineData("\"cost_col\"", "\"v_status\"", $"fields[1] \"cost\": column: \"v_status\" {OwnPrefix}")]
    [InlineData("\"note\"", "\"p_x\"", $"inputs[0] \"p_x\": name: \"p_x\" {OwnPrefix}")]
    [InlineData("varchar(500)", "varchar(0)", $"inputs[0] \"note\": type \"varchar(0)\" is unknown; use {Types}")]
    [InlineData(
        ", \"identifies\": true",
        "",
        "fields: at least one must have \"identifies\": true, because otherwise every row would belong to one quote")]
    [InlineData("\"note\"", "\"cost\"", "name \"cost\": appears 2 times")]
    [InlineData("\"cost_col\"", "\"cust_col\"", "history column \"cust_col\": appears 2 times")]
    [InlineData("\"cost_col\"", "\"note\"", "history column \"note\": appears 2 times")]
    [InlineData("\"cost_src\"", "\"cust_src\"", "source column \"cust_src\": appears 2 times")]
    [InlineData("de-DE", "German", "locale: \"German\" is not a language tag; use one such as en-US or de")]
    [InlineData("de-DE", "de_DE", "locale: \"de_DE\" is not a language tag; use one such as en-US or de")]
    [InlineData("EUR", "eur", "currency: \"eur\" is not a currency; use three capital letters (ISO 4217)")]
    [InlineData("EUR", "€", "currency: \"€\" is not a currency; use three capital letters (ISO 4217)")]
    [InlineData("money", "cash", "fields[1] \"cost\": format \"cash\" is unknown; use money")]
    [InlineData("integer", "varchar(12)", "fields[1] \"cost\": format \"money\" applies only to decimal, integer, and bigint")]
    [InlineData("\"note\"", "\"previous_cost_col\"", $"inputs[0] \"previous_cost_col\": name: \"previous_cost_col\" is {MadeByViews}")]
    [InlineData("\"cust_col\"", "\"cost_col_change\"", $"fields[0] \"cust\": column: \"cost_col_change\" is {MadeByViews}")]
    [InlineData("\"note\"", "\"accept_link\"", $"inputs[0] \"accept_link\": name: \"accept_link\" is {MadeByViews}")]
    [InlineData("\"note\"", "\"negotiation\"", $"inputs[0] \"negotiation\": name: \"negotiation\" is {InEveryHistory}")]
    [InlineData(
        "\"cost_col\"",
        "\"seconds_since_previous\"",
        $"fields[1] \"cost\": column: \"seconds_since_previous\" is {InEveryHistory}")]
    public static void A_definition_with_one_fault_is_refused_and_the_fault_is_named(string right, string wrong, string fault)
    {
        Assert.Contains(right, Valid, StringComparison.Ordinal);

        Assert.Equal($"The quote definition has 1 fault:\n- {fault}", FaultsOf(Valid.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public static void A_definition_can_say_who_sees_which_rows()
    {
        var definition = Load(With("""{ "field": "cust", "relation": "quote_viewers" }"""));

        Assert.Equal(new VisibleBy(definition.Fields[0], "quote_viewers"), definition.VisibleBy);
        Assert.Null(Load(Valid).VisibleBy);
    }

    [Theory]
    [InlineData("{ \"relation\": \"v\" }", "visibleBy: field is missing; use cust")]
    [InlineData("{ \"field\": \"cost\", \"relation\": \"v\" }", "visibleBy: field \"cost\" is not a field that identifies; use cust")]
    [InlineData("{ \"field\": \"note\", \"relation\": \"v\" }", "visibleBy: field \"note\" is not a field that identifies; use cust")]
    [InlineData("{ \"field\": \"cust\" }", "visibleBy: relation: is missing")]
    [InlineData("{ \"field\": \"cust\", \"relation\": \"v; x\" }", $"visibleBy: relation: \"v; x\" is {NoIdentifier}")]
    [InlineData("{ \"field\": \"cust\", \"relation\": \"quote_gen_vw\" }", $"{Relation}\"quote_gen_vw\" is the name of a view; {Other}")]
    [InlineData("{ \"field\": \"cust\", \"relation\": \"hist\" }", $"{Relation}\"hist\" is the history or its lock table; {Other}")]
    [InlineData(
        "{ \"field\": \"cust\", \"relation\": \"hist_lock\" }", $"{Relation}\"hist_lock\" is the history or its lock table; {Other}")]
    [InlineData("{ \"field\": \"cust\", \"relation\": \"src\" }", "source, visibleBy: relation: both are \"src\"; use two relations")]
    public static void A_wrong_visibleBy_is_refused_and_the_fault_is_named(string visibleBy, string fault) =>
        Assert.Equal($"The quote definition has 1 fault:\n- {fault}", FaultsOf(With(visibleBy)));

    private static string With(string visibleBy) =>
        Valid.Replace("\"schema\"", $"\"visibleBy\": {visibleBy}, \"schema\"", StringComparison.Ordinal);

    [Theory]
    [InlineData("hist", 122, null)]
    [InlineData("hist", 123, "history: has 123 characters; at most 122")]
    [InlineData("cost_col", 118, null)]
    [InlineData("cost_col", 119, "fields[1] \"cost\": column: has 119 characters; a money column can have at most 118")]
    public static void The_names_that_are_made_from_a_name_still_fit_127_bytes(string name, int length, string? fault)
    {
        var json = Valid.Replace($"\"{name}\"", $"\"{new string('x', length)}\"", StringComparison.Ordinal);
        if (fault is null)
        {
            var definition = Load(json);
            Assert.Equal(127, (name == "hist" ? WarehouseNames.LockOf(definition.History) : definition.Fields[1].PreviousColumn).Length);
        }
        else
        {
            Assert.Equal($"The quote definition has 1 fault:\n- {fault}", FaultsOf(json));
        }
    }

    [Fact]
    public static void Every_fault_is_reported_at_once() => Assert.Equal(
        """
        The quote definition has 8 faults:
        - source: is missing
        - history: "Hist" is not a valid identifier; use lower-case letters, digits, and _, starting with a letter
        - fields[0]: name: is missing
        - fields[0]: source: is missing
        - fields[0]: column: is missing
        - fields[0]: type is missing; use varchar(n), integer, bigint, decimal(p,s), date, or boolean
        - inputs[0] "digest": name: "digest" is a parameter of every link; choose another
        - inputs[0] "digest": name: "digest" is a column of every history; choose another
        """,
        FaultsOf("""{ "history": "Hist", "fields": [ { "identifies": true } ], "inputs": [ { "name": "digest", "type": "date" } ] }"""));

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    public static void An_empty_definition_lacks_everything(string json) => Assert.Equal(
        "The quote definition has 3 faults:\n- source: is missing\n- history: is missing\n- fields: is empty; define at least one",
        FaultsOf(json));

    [Fact]
    public static void A_null_field_lacks_everything() => Assert.StartsWith(
        "The quote definition has 4 faults:\n- fields[1]: name: is missing\n",
        FaultsOf(Valid.Replace(LastField, "null", StringComparison.Ordinal)),
        StringComparison.Ordinal);

    [Fact]
    public static void Twenty_fields_and_inputs_are_accepted()
    {
        var definition = Load(WithColumns(fields: 15, inputs: 5));

        Assert.Equal((15, 5), (definition.Fields.Count, definition.Inputs.Count));
    }

    [Fact]
    public static void Twenty_one_fields_and_inputs_are_too_many() => Assert.Equal(
        "The quote definition has 1 fault:\n- fields and inputs: 21 together; at most 20 fit, because Redshift takes 32 arguments",
        FaultsOf(WithColumns(fields: 15, inputs: 6)));

    [Theory]
    [InlineData("\"identifies\"", "\"identifys\"", "$.fields[0].identifys", 4)]
    [InlineData("\"inputs\"", "\"inptus\"", "$.inptus", 7)]
    [InlineData("\"identifies\": true", "\"identifies\": \"yes\"", "$.fields[0].identifies", 4)]
    [InlineData("\"source\": \"src\",", "\"source\": \"src\"", "$", 2)]
    public static void Malformed_or_unknown_JSON_is_refused_with_its_place(string right, string wrong, string path, int line)
    {
        Assert.Contains(right, Valid, StringComparison.Ordinal);

        Assert.StartsWith(
            $"The quote definition is not valid JSON, or a value has the wrong type, at {path}, line {line}: ",
            FaultsOf(Valid.Replace(right, wrong, StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    private static string WithColumns(int fields, int inputs) =>
        $$"""
        { "source": "src", "history": "hist",
          "fields": [ {{string.Join(", ", Enumerable.Range(0, fields).Select(i =>
              $$"""{ "name": "n{{i}}", "source": "s{{i}}", "column": "c{{i}}", "type": "date", "identifies": true }"""))}} ],
          "inputs": [ {{string.Join(", ", Enumerable.Range(0, inputs).Select(i => $$"""{ "name": "i{{i}}", "type": "date" }"""))}} ] }
        """;

    private static QuoteDefinition Load(string json) => QuoteDefinition.Load(Encoding.UTF8.GetBytes(json));

    private static string FaultsOf(string json) => Assert.Throws<QuoteDefinitionException>(() => Load(json)).Message;
}
