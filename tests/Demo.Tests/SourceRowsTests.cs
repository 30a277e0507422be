using WriteBackLambdas.Demo.Source;
using WriteBackLambdas.Emulator;

namespace WriteBackLambdas.Demo.Tests;

public sealed class SourceRowsTests : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public ValueTask DisposeAsync() => _directory.DisposeAsync();

    [Fact]
    public void Columns_may_have_any_order_and_an_empty_value_is_null()
    {
        var rows = Read(
            """
            price,ignored,order_no,customer,product,due_date,quantity,express
            12.50,x,7,"Smith, ""Bo"" & Co
            Ltd.",Bolt,2026-01-02,,true
            """);

        Assert.Equal(["7", "Smith, \"Bo\" & Co\nLtd.", "Bolt", "2026-01-02", null, "true", "12.50"], Assert.Single(rows.Rows));
    }

    [Fact]
    public void Every_value_that_does_not_fit_is_named_by_its_line_and_column()
    {
        var exception = Assert.Throws<SourceException>(() => Read(
            """
            order_no,customer,product,due_date,quantity,express,price
            7,a,b,soon,1,true,12.505
            8,a,b,2026-01-02,many,TRUE,1
            9,a
            """));

        Assert.Equal(
            """
            orders.csv does not fit the definition:
            - line 2, column due_date: "soon" must be a date in the form YYYY-MM-DD
            - line 2, column price: "12.505" must be a number with at most 10 digits before the point and 2 after it
            - line 3, column quantity: "many" must be a whole number from -2147483648 to 2147483647
            - line 3, column express: "TRUE" must be true or false
            - line 4: has 2 values; the header has 7
            """,
            exception.Message);
    }

    [Theory]
    [InlineData("", "line 1: there is no column order_no")]
    [InlineData("order_no,customer,product,due,quantity,express,price\n", "line 1: there is no column due_date")]
    [InlineData("order_no,customer,product,due_date,quantity,express,price\n", "line 2: there is no row after the header")]
    [InlineData("order_no,customer,product,due_date,quantity,express,price\n1,\"a\"b,c\n", "line 2: is not valid CSV")]
    public void A_file_that_is_not_the_table_is_refused(string text, string fault) =>
        Assert.Contains($"- {fault}", Assert.Throws<SourceException>(() => Read(text)).Message, StringComparison.Ordinal);

    private SourceRows Read(string text)
    {
        var file = Path.Combine(_directory.Path, "orders.csv");
        File.WriteAllText(file, text);
        return SourceRows.Read(file, Stack.Orders);
    }
}
