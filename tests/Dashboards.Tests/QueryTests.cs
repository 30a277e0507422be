using WriteBackLambdas.Demo;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Dashboards.Tests;

/// <summary>The data sets' queries on a real warehouse, as a dashboard's user.</summary>
public static class QueryTests
{
    public static TheoryData<string> Definitions => [.. DefinitionFiles.All];

    [Theory]
    [MemberData(nameof(Definitions))]
    public static async Task A_data_set_reads_every_column_as_the_type_that_it_declares(string file)
    {
        var definition = QuoteDefinition.Load(DefinitionFiles.Read(file));
        await using var stack = await DemoStack.StartAsync(Stack.Options with { Definitions = [definition] }, CancellationToken.None);
        var model = DashboardModel.Of(definition);
        var link = await FirstAsync(stack, model.Sheets[0].Data, WarehouseNames.QuoteLink);
        Assert.StartsWith(stack.Api.ToString(), (string)link!, StringComparison.Ordinal);
        foreach (var sheet in model.Sheets)
        {
            var types = sheet.Data.Columns.Select(column => $"pg_typeof(\"{column.Name}\") AS \"{column.Name}\"");
            var result = await stack.Database.RunAsync(
                TestWarehouse.Viewer, [Select(types, sheet.Data)], new Dictionary<string, string>(), CancellationToken.None);
            Assert.Null(result.Failure);
            Assert.All(
                result.Statements[0].Rows.SelectMany(row => sheet.Data.Columns.Zip(row, (column, type) => (column, $"{type}"))),
                pair => Assert.Contains(pair.Item2, Expected(pair.column.Type)));
        }
    }

    [Fact]
    public static async Task A_recorded_quote_is_shown_in_the_words_of_the_definition()
    {
        var definition = QuoteDefinition.Load(DefinitionFiles.Read("tests/Support/definitions/hard-words.json"));
        await using var stack = await DemoStack.StartAsync(Stack.Options with { Definitions = [definition] }, CancellationToken.None);
        var model = DashboardModel.Of(definition);
        using var client = new HttpClient();
        var link = await FirstAsync(stack, model.Sheets[0].Data, WarehouseNames.QuoteLink);
        using var answer = await client.PostAsync(new Uri((string)link!), null, TestContext.Current.CancellationToken);

        Assert.Equal("It's \\ new", await FirstAsync(stack, model.Sheets[1].Data, "status"));
        Assert.Equal("Yes", await FirstAsync(stack, model.Sheets[2].Data, "is_latest"));
    }

    private static async Task<object?> FirstAsync(DemoStack stack, DataSet data, string column) =>
        (await new TestWarehouse(stack).QueryAsync(TestWarehouse.Viewer, Select([$"\"{column}\""], data)))[0][0];

    /// <summary>As QuickSight reads a data set: the query within another one.</summary>
    private static string Select(IEnumerable<string> columns, DataSet data) =>
        $"SELECT {string.Join(", ", columns)}\nFROM (\n{data.Sql}\n) AS q";

    private static string[] Expected(DataType type) => type switch
    {
        DataType.Whole => ["integer", "bigint"],
        DataType.Decimal => ["numeric"],
        DataType.Date => ["date"],
        DataType.Time => ["timestamp without time zone"],
        _ => ["text", "character varying"],
    };
}
