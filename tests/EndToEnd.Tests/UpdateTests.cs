using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>A deployment updates the function before it runs the SQL, so for a while the procedures have other arguments.</summary>
public class UpdateTests(Stack stack)
{
    [Fact]
    public async Task Between_the_function_and_the_SQL_of_an_update_a_click_waits_and_records_nothing()
    {
        var updated = QuoteDefinition.Embedded with
        {
            Inputs = [.. QuoteDefinition.Embedded.Inputs, QuoteDefinition.Embedded.Inputs[0] with { Name = "reason" }],
        };
        var function = new FunctionClient(stack.Demo, definition: updated);
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);

        var answer = await function.PostAsync(link);
        Assert.Equal((503, "10"), (answer.StatusCode, answer.Headers!["Retry-After"]));
        Assert.Contains("urn:problem-type:write-back:updating", answer.Body, StringComparison.Ordinal);
        var page = await function.SendAsync("POST", link, "again=1&reason=new", ("Accept", "text/html"));
        Assert.Contains("data-post=\"again\"", page.Body, StringComparison.Ordinal);
        Assert.Contains("name=\"reason\" value=\"new\"", page.Body, StringComparison.Ordinal);
        Assert.Empty(await stack.Warehouse.HistoryAsync(row.Customer));

        Assert.Equal("generated", (await stack.Api.PostAsync(link)).QuoteStatus);
    }
}
