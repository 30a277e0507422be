using System.Text;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse.Tests;

public static class UrlEncoderTests
{
    /// <summary>A constant: Redshift may refuse to replace a function by one with another width.</summary>
    [Fact]
    public static void The_encoder_is_as_wide_as_a_link_can_be_in_every_definition() => Assert.All(Scripts.Names, script =>
    {
        var sql = Scripts.Statements(script).Single(statement => statement.Name == "create the URL encoder").Code();

        Assert.Contains(".f_url_encode(VARCHAR(3413))\nRETURNS VARCHAR(10239)\n", sql, StringComparison.Ordinal);
    });

    [Fact]
    public static void No_definition_has_a_value_that_the_encoder_would_cut()
    {
        static byte[] Definition(int bytes) => Encoding.UTF8.GetBytes(
            $$"""
            { "source": "s", "history": "h", "fields": [
              { "name": "a", "source": "a", "column": "a", "type": "varchar({{bytes}})", "identifies": true } ] }
            """);

        Assert.NotNull(QuoteDefinition.Load(Definition(3000)));
        Assert.Throws<QuoteDefinitionException>(() => QuoteDefinition.Load(Definition(3413)));
    }
}
