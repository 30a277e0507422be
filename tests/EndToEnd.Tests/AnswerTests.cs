using System.Text;
using WriteBackLambdas.Demo;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>Answers of the Data API that cannot be read, and a warehouse without space: a click can be repeated.</summary>
public sealed class AnswerTests(Stack stack)
{
    [Theory]
    [InlineData("BatchExecuteStatement", "{\"Id\":")]
    [InlineData("BatchExecuteStatement", "{}")]
    [InlineData("GetStatementResult", "<html>")]
    [InlineData("GetStatementResult", "{}")]
    public async Task An_answer_that_cannot_be_read_gives_503_and_the_next_request_gives_the_result(string operation, string body)
    {
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);
        using var spoiler = new Spoiler(operation, body);
        using var warehouse = stack.Demo.CreateDataClient(DemoStack.WriteBackAccessKey, spoiler);
        var function = new FunctionClient(stack.Demo, warehouse: warehouse);

        var answer = await function.PostAsync(link);
        Assert.Equal((503, "10"), (answer.StatusCode, answer.Headers!["Retry-After"]));

        spoiler.IsOn = false;
        Assert.Equal(200, (await function.PostAsync(link)).StatusCode);
        Assert.Single(await stack.Warehouse.HistoryAsync(row.Customer));
    }

    [Fact]
    public async Task A_full_disk_gives_503_and_records_nothing_until_there_is_space()
    {
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);
        await stack.Warehouse.QueryAsync(
            "admin",
            """
            CREATE FUNCTION public.fill_disk() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full';
            END
            $$
            """);
        await stack.Warehouse.QueryAsync(
            "admin",
            $"""
            CREATE TRIGGER fill_disk BEFORE INSERT ON public.tbquote FOR EACH ROW WHEN (NEW.cust = '{row.Customer}')
            EXECUTE FUNCTION public.fill_disk()
            """);

        var answer = await stack.Api.PostAsync(link);
        await stack.Warehouse.QueryAsync("admin", "DROP FUNCTION public.fill_disk() CASCADE");

        Assert.Equal((503, "10"), ((int)answer.Status, answer.Headers["Retry-After"]));
        Assert.Empty(await stack.Warehouse.HistoryAsync(row.Customer));
        Assert.Equal("generated", (await stack.Api.PostAsync(link)).QuoteStatus);
    }

    /// <summary>Replaces the answers to one operation.</summary>
    private sealed class Spoiler(string operation, string body) : DelegatingHandler
    {
        public bool IsOn { get; set; } = true;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (IsOn && request.Headers.GetValues("X-Amz-Target").Single() == $"RedshiftData.{operation}")
            {
                response.Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1");
            }

            return response;
        }
    }
}
