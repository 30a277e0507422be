using System.Text;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Demo.Source;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>A definition and rows of the user's own.</summary>
public sealed class OwnTableTests
{
    private const string Rows =
        """
        customer,product,order_no,due_date,quantity,express,price
        O'Brien \ Sons,Bolt,7,2026-01-02,,true,12.50
        "Smith, Bo",,8,2026-01-03,5,,
        """;

    [Fact]
    public async Task Rows_of_a_file_are_kept_for_the_next_run_and_a_new_field_adds_a_column()
    {
        await using var directory = new TemporaryDirectory();
        var file = Path.Combine(directory.Path, "rows.csv");
        await File.WriteAllTextAsync(file, Rows, TestContext.Current.CancellationToken);
        var options = Stack.Options with { DataDirectory = Path.Combine(directory.Path, "data"), Definitions = [Stack.Orders] };
        string quote;
        await using (var demo = await DemoStack.StartAsync(
            options with { Rows = new Dictionary<string, SourceRows> { ["quotes"] = SourceRows.Read(file, Stack.Orders) } },
            TestContext.Current.CancellationToken))
        {
            Assert.Equal(["sales.open_orders has 2 rows from rows.csv"], demo.Sources);
            var links = await new TestWarehouse(demo).QueryAsync(
                TestWarehouse.Viewer, "SELECT quote_link FROM sales.quote_gen_vw ORDER BY order_no");
            var answer = await new TestApi(demo.Api).PostAsync((string)links[0][0]!, "priority=Low");
            Assert.Equal("generated", answer.QuoteStatus);
            quote = answer.QuoteId;
        }

        var json = await File.ReadAllTextAsync(Stack.OrdersFile, TestContext.Current.CancellationToken);
        const string Fields = "\"fields\": [";
        const string Region = """{ "name": "region", "source": "region", "column": "region", "type": "varchar(9)" },""";
        var wider = QuoteDefinition.Load(Encoding.UTF8.GetBytes(json.Replace(Fields, Fields + Region, StringComparison.Ordinal)));
        await using (var demo = await DemoStack.StartAsync(options with { Definitions = [wider] }, TestContext.Current.CancellationToken))
        {
            Assert.Equal(["sales.open_orders keeps its 2 rows from an earlier run"], demo.Sources);
            Assert.Equal(
                [["O'Brien \\ Sons", "Bolt", null, "generated", quote]],
                await new TestWarehouse(demo).QueryAsync(
                    TestWarehouse.Viewer, "SELECT customer, product, region, status, quote_id FROM sales.quote_history_vw"));
        }
    }

    [Theory]
    [InlineData("discount-approval")]
    [InlineData("data-correction")]
    public void A_sample_has_rows_that_fit_its_definition(string name)
    {
        var file = Path.Combine(Repository.Root, "samples", name);

        Assert.NotEmpty(SourceRows.Read($"{file}.csv", QuoteDefinition.Load(File.ReadAllBytes($"{file}.json"))).Rows);
    }

    [Fact]
    public async Task The_demo_loads_the_rows_beside_the_definition()
    {
        await using var directory = new TemporaryDirectory();
        var definition = Path.Combine(directory.Path, "orders.json");
        File.Copy(Stack.OrdersFile, definition);
        await File.WriteAllTextAsync(
            Path.ChangeExtension(definition, ".csv"), "customer", TestContext.Current.CancellationToken);

        var (exitCode, output) = await DemoProcess.RunAsync("Demo", "demo", "--port", "0", "--definition", definition);

        Assert.Equal(1, exitCode);
        Assert.StartsWith("orders.csv does not fit the definition:\n- line 1: there is no column ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_definition_gives_every_fault_and_faulty_rows_give_their_lines()
    {
        await using var directory = new TemporaryDirectory();
        var definition = Path.Combine(directory.Path, "quote.json");
        await File.WriteAllTextAsync(
            definition,
            """{ "source": "Orders", "history": "h", "fields": [{ "name": "a", "source": "a", "column": "a", "type": "text" }] }""",
            TestContext.Current.CancellationToken);
        var rows = Path.Combine(directory.Path, "rows.csv");
        await File.WriteAllTextAsync(rows, Rows.Replace("12.50", "cheap", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var (exitCode, output) = await DemoProcess.RunAsync("Demo", "demo", "--port", "0", "--definition", definition);
        Assert.Equal(1, exitCode);
        Assert.StartsWith("The quote definition has 3 faults:\n- source: ", output, StringComparison.Ordinal);

        (exitCode, output) = await DemoProcess.RunAsync(
            "Demo", "demo", "--port", "0", "--definition", Stack.OrdersFile, "--rows", rows);
        Assert.Equal(1, exitCode);
        Assert.Equal(
            "rows.csv does not fit the definition:\n- line 2, column price: "
            + "\"cheap\" must be a number with at most 10 digits before the point and 2 after it\n",
            output);
    }
}
