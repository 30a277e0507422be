using System.Text;
using WriteBackLambdas.Demo.Source;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Demo.Tests;

public sealed class GeneratedRowsTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("varchar(1)", "varchar(2)", "varchar(480)")]
    [InlineData("decimal(1,0)", "decimal(38,37)", "decimal(4,1)")]
    [InlineData("integer", "bigint", "boolean")]
    [InlineData("date", "boolean", "varchar(5)")]
    public void Every_value_fits_its_type_whatever_the_field_is_called(params string[] types)
    {
        string[] names = ["customer", "order_no", "year", "discount", "due_date", "notes"];
        var fields = types.SelectMany((type, t) => names.Select((name, n) =>
            $$"""
            {
              "name": "{{name}}_{{t}}", "source": "s{{t}}_{{n}}", "column": "c{{t}}_{{n}}", "type": "{{type}}",
              "identifies": {{(n == 0 ? "true" : "false")}}
            }
            """));
        var definition = QuoteDefinition.Load(Encoding.UTF8.GetBytes(
            $$"""{"source":"s","history":"h","fields":[{{string.Join(',', fields)}}]}"""));

        var rows = GeneratedRows.Of(definition, Today).Rows;

        Assert.Equal(24, rows.Count);
        Assert.Empty(rows.SelectMany(row => definition.Fields.Zip(row))
            .Where(pair => pair.Second is not null && pair.First.Type.Fault(pair.Second) is not null)
            .Select(pair => $"{pair.First.Name}: {pair.Second}"));
    }

    [Fact]
    public void Rows_are_plausible_and_the_same_every_time()
    {
        var rows = GeneratedRows.Of(Stack.Orders, Today).Rows;

        Assert.Equal(rows.SelectMany(row => row), GeneratedRows.Of(Stack.Orders, Today).Rows.SelectMany(row => row));
        Assert.Equal(24, rows.Select(row => string.Join('|', row.Take(4))).Distinct().Count());
        Assert.All(rows, row => Assert.DoesNotContain(null, row.Take(4)));
        Assert.All(Enumerable.Range(4, 3), column => Assert.Contains(rows, row => row[column] is null));
        Assert.All(rows, row => Assert.InRange(DateOnly.Parse(row[3]!, null), Today.AddDays(1), Today.AddDays(45)));
        Assert.Contains(rows, row => row[1] == "Café Zoë");
        Assert.Contains(rows, row => row[6] is { } price && !price.EndsWith(".00", StringComparison.Ordinal));
    }
}
