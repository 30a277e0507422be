using System.Text;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>The script run again, with the same and with another definition, on a warehouse that has quotes.</summary>
public sealed class DefinitionChangeTests(Stack stack)
{
    private const string Fields =
        """
        { "name": "id", "source": "id", "column": "order", "type": "bigint", "identifies": true },
        { "name": "due", "source": "due", "column": "due", "type": "date" },
        { "name": "count", "source": "count", "column": "count", "type": "integer" }
        """;

    [Fact]
    public async Task A_new_field_adds_a_column_and_keeps_every_quote()
    {
        await stack.Warehouse.QueryAsync("admin", "CREATE SCHEMA other");
        const string Columns = """id BIGINT, due DATE, count INTEGER, "user" DECIMAL(8,3), urgent BOOLEAN, extra VARCHAR(20)""";
        await stack.Warehouse.QueryAsync("admin", $"CREATE TABLE other.orders ({Columns})");
        await stack.Warehouse.QueryAsync(
            "admin", "INSERT INTO other.orders VALUES (9007199254740993, '2026-02-28', -7, 12.5, FALSE, 'seen')");

        var first = Definition(Fields, "");
        await stack.Warehouse.InstallAsync(first);
        await stack.Warehouse.InstallAsync(first);
        Assert.Equal("generated", await RecordAsync(first, "seen"));

        var second = Definition(
            Fields + """
            , { "name": "status", "source": "user", "column": "price", "type": "decimal(8,2)" },
              { "name": "urgent", "source": "urgent", "column": "urgent", "type": "boolean" }
            """,
            """{ "name": "remark", "type": "varchar(10)" }, { "name": "pieces", "type": "integer" }""");
        await stack.Warehouse.InstallAsync(second);
        Assert.Equal("in review", await RecordAsync(second, "seen", "remark=ok&pieces=3"));

        var history = await stack.Warehouse.QueryAsync(
            "admin", "SELECT revision, \"order\", due, count, price, urgent, remark, pieces FROM other.quotes ORDER BY revision");
        Assert.Equal(
            [
                [1L, 9007199254740993L, "2026-02-28", -7L, null, null, null, null],
                [2L, 9007199254740993L, "2026-02-28", -7L, "12.50", false, "ok", 3L],
            ],
            history);

        // The same number of fields under other names.
        var renamed = Definition(Fields.Replace("\"name\": \"due\"", "\"name\": \"until\"", StringComparison.Ordinal), "");
        await stack.Warehouse.InstallAsync(renamed);

        // Back to the first definition: the columns that it does not have stay.
        await stack.Warehouse.InstallAsync(first);
        Assert.Equal("in review", await RecordAsync(first, "seen"));
        Assert.Equal(3, (await stack.Warehouse.QueryAsync("admin", "SELECT price FROM other.quotes")).Count);
    }

    private static QuoteDefinition Definition(string fields, string inputs) => QuoteDefinition.Load(Encoding.UTF8.GetBytes(
        $$"""{ "schema": "other", "source": "orders", "history": "quotes", "fields": [{{fields}}], "inputs": [{{inputs}}] }"""));

    private async Task<string> RecordAsync(QuoteDefinition definition, string extra, string? form = null)
    {
        var row = await stack.Warehouse.QueryAsync(TestWarehouse.Viewer, "SELECT extra, quote_link FROM other.quote_gen_vw");
        Assert.Equal(extra, row[0][0]);
        var answer = await new FunctionClient(stack.Demo, definition: definition).PostAsync((string)row[0][1]!, form);
        Assert.Equal(200, answer.StatusCode);
        return System.Text.Json.JsonDocument.Parse(answer.Body!).RootElement.GetProperty("status").GetString()!;
    }
}
