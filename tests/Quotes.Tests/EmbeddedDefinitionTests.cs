namespace WriteBackLambdas.Quotes.Tests;

public static class EmbeddedDefinitionTests
{
    [Fact]
    public static void The_embedded_definition_has_the_reference_implementations_fields()
    {
        var definition = QuoteDefinition.Embedded;

        Assert.Equal(("public", "billing_input_tbl", "tbquote"), (definition.Schema, definition.Source, definition.History));
        Assert.Equal(
            [
                new QuoteField("customer", "Customer", "customername", "cust", new(SqlTypeKind.Varchar, 100), Identifies: true),
                new QuoteField("bgc", "Background check", "bgcheckrequired", "bgc", new(SqlTypeKind.Boolean), Identifies: true),
                new QuoteField("skilledtrades", "Skilled trade", "skill", "skilledtrades", new(SqlTypeKind.Varchar, 60), Identifies: true),
                new QuoteField("shift", "Shift", "shift", "shift", new(SqlTypeKind.Varchar, 20), Identifies: true),
                new QuoteField("state", "State", "state", "state", new(SqlTypeKind.Varchar, 20), Identifies: true),
                new QuoteField(
                    "jobdutydescription", "Job duties", "jobdutydescription", "jobdutydescription", new(SqlTypeKind.Varchar, 250), Identifies: true),
                new QuoteField("cost", "Cost", "cost", "cost", new(SqlTypeKind.Decimal, 12, 2), Identifies: false, IsMoney: true),
            ],
            definition.Fields);
        Assert.Equal(("en-US", "USD"), (definition.Locale, definition.Currency));
        Assert.Equal([new QuoteInput("note", "Note", new(SqlTypeKind.Varchar, 500), Required: false)], definition.Inputs);
    }
}
