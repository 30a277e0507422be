using System.Text;

namespace WriteBackLambdas.Quotes.Tests;

public static class InputTests
{
    [Fact]
    public static void An_input_has_its_choices_and_its_bounds()
    {
        var inputs = Load(
            """
            { "name": "how", "label": "How", "type": "varchar(10)", "choices": ["by post", "by mail"], "required": true },
            { "name": "pieces", "type": "integer", "min": 1, "max": 99 },
            { "name": "rate", "type": "decimal(5,2)", "max": -0.5 },
            { "name": "due", "type": "date" }
            """).Inputs;

        Assert.Equal(["by post", "by mail"], inputs[0].Choices);
        Assert.Equal(
            [("How", true), ("pieces", false), ("rate", false), ("due", false)],
            inputs.Select(input => (input.Label, input.Required)));
        Assert.Equal([(null, null), (1m, 99m), (null, -0.5m), (null, null)], inputs.Select(input => (input.Min, input.Max)));
        Assert.Null(inputs[3].Choices);
    }

    [Theory]
    [InlineData("integer", "\"choices\": [\"1\"]", "choices: only a varchar can have choices")]
    [InlineData("varchar(3)", "\"choices\": []", "choices: is empty; list at least one")]
    [InlineData("varchar(3)", "\"choices\": [\"abcd\"]", "choices[0]: has 4 bytes; at most 3 fit")]
    [InlineData("varchar(3)", "\"choices\": [\"a\", \"\"]", "choices[1]: is empty")]
    [InlineData("varchar(3)", "\"choices\": [\"a\", null]", "choices[1]: is empty")]
    [InlineData("varchar(3)", "\"choices\": [\"a\\nb\"]", "choices[0]: contains a control character")]
    [InlineData("varchar(3)", "\"choices\": [\"a\", \"a\"]", "choices: \"a\" appears 2 times")]
    [InlineData("varchar(3)", "\"min\": 1", "min, max: only integer, bigint, and decimal can have bounds")]
    [InlineData("date", "\"max\": 1", "min, max: only integer, bigint, and decimal can have bounds")]
    [InlineData("integer", "\"min\": 1.5", "min: must be a whole number from -2147483648 to 2147483647")]
    [InlineData("decimal(3,1)", "\"max\": 100", "max: must be a number with at most 2 digits before the point and 1 after it")]
    [InlineData("decimal(29,1)", "\"max\": 100", "min, max: a decimal with bounds can have at most 28 digits")]
    [InlineData("integer", "\"min\": 2, \"max\": 1", "min, max: 2 is greater than 1")]
    public static void A_fault_names_its_place(string type, string member, string fault) => Assert.Equal(
        $"The quote definition has 1 fault:\n- inputs[0] \"x\": {fault}",
        Assert.Throws<QuoteDefinitionException>(() => Load($$"""{ "name": "x", "type": "{{type}}", {{member}} }""")).Message);

    [Theory]
    [InlineData("varchar(9)", "\"choices\": [\"a\", \"b\"]", "b", null)]
    [InlineData("varchar(9)", "\"choices\": [\"a\", \"b\"]", "B", "must be one of the choices")]
    [InlineData("integer", "\"min\": 1, \"max\": 9", "1", null)]
    [InlineData("integer", "\"min\": 1, \"max\": 9", "9", null)]
    [InlineData("integer", "\"min\": 1, \"max\": 9", "0", "must be from 1 to 9")]
    [InlineData("integer", "\"min\": 1, \"max\": 9", "10", "must be from 1 to 9")]
    [InlineData("integer", "\"min\": 1, \"max\": 9", "x", "must be a whole number from -2147483648 to 2147483647")]
    [InlineData("bigint", "\"min\": -5", "-6", "must be at least -5")]
    [InlineData("decimal(5,2)", "\"max\": 1.25", "1.26", "must be at most 1.25")]
    [InlineData("decimal(5,2)", "\"max\": 1.25", "1.25", null)]
    [InlineData("date", "\"required\": true", "2024-02-30", "must be a date in the form YYYY-MM-DD")]
    public static void A_value_must_respect_choices_and_bounds(string type, string member, string text, string? fault) =>
        Assert.Equal(fault, Load($$"""{ "name": "x", "type": "{{type}}", {{member}} }""").Inputs[0].Fault(text));

    private static QuoteDefinition Load(string inputs) => QuoteDefinition.Load(Encoding.UTF8.GetBytes(
        $$"""
        { "source": "src", "history": "hist", "inputs": [ {{inputs}} ],
          "fields": [ { "name": "id", "source": "id", "column": "id", "type": "bigint", "identifies": true } ] }
        """));
}
