using System.Globalization;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Verify.Tests;

public sealed class SyntheticQuoteTests
{
    [Theory]
    [InlineData("varchar(1)")]
    [InlineData("varchar(100)")]
    [InlineData("integer")]
    [InlineData("bigint")]
    [InlineData("decimal(1,0)")]
    [InlineData("decimal(12,2)")]
    [InlineData("decimal(38,37)")]
    [InlineData("date")]
    [InlineData("boolean")]
    public void Every_type_gets_a_value_that_it_can_store(string type)
    {
        var parsed = SqlType.Parse(type)!;
        var definition = QuoteDefinition.Embedded with
        {
            Fields = [new("a", "A", "a", "a", parsed, Identifies: true), new("b", "B", "b", "b", parsed, Identifies: false)],
            Inputs = [new("c", "C", parsed, Required: true)],
        };
        for (var i = 0; i < 20; i++)
        {
            var quote = SyntheticQuote.Create(definition);
            Assert.All([.. quote.Values, .. quote.Inputs], value => Assert.Null(parsed.Fault(value!)));
        }
    }

    [Fact]
    public void Inputs_with_choices_and_bounds_get_a_value_within_them()
    {
        var quote = SyntheticQuote.Create(Stack.Orders);
        Assert.All(Stack.Orders.Inputs.Zip(quote.Inputs), pair => Assert.Null(pair.Second is null ? null : pair.First.Fault(pair.Second)));
        Assert.All(Stack.Orders.Inputs.Zip(quote.Inputs), pair => Assert.False(pair.First.Required && pair.Second is null));
    }

    [Fact]
    public void Two_quotes_have_two_combinations() =>
        Assert.NotEqual(SyntheticQuote.Create(QuoteDefinition.Embedded).Name, SyntheticQuote.Create(QuoteDefinition.Embedded).Name);

    [Fact]
    public void Every_grant_view_and_routine_of_the_script_is_compared()
    {
        var script = new WarehouseScript(
            QuoteDefinition.Embedded, new WarehouseParameters("https://example.com/q", "default", "f", "r", "IAMR:w"));
        int Count(string word) => script.Statements.Sum(statement => statement.Sql.Split('\n').Count(
            line => line.StartsWith(word, true, CultureInfo.InvariantCulture)));
        Assert.Equal(Count("GRANT "), script.Objects.Grants.Count);
        Assert.Equal(Count("CREATE VIEW "), script.Objects.Views.Count);
        Assert.Equal(
            Count("CREATE OR REPLACE FUNCTION ") + Count("CREATE OR REPLACE PROCEDURE ") + Count("CREATE OR REPLACE EXTERNAL "),
            script.Objects.Routines.Count);
    }
}
