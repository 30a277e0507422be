using System.Net;
using System.Text;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>Deployments that fail, and those that only look like it.</summary>
public sealed class FailureTests(Stack stack)
{
    [Fact]
    public async Task A_failing_statement_is_named_in_the_databases_own_words_and_the_next_event_succeeds_once_it_is_mended()
    {
        var deployment = new Deployment(stack);
        await stack.QueryAsync($"CREATE SCHEMA {deployment.Schema}");
        await stack.QueryAsync($"CREATE TABLE {deployment.Schema}.quote_gen_vw (taken INTEGER)");

        var e = await Assert.ThrowsAsync<WarehouseException>(deployment.CreateAsync);

        Assert.Equal("Could not drop the view of rows to quote: ERROR: \"quote_gen_vw\" is not a view", e.Message);
        await stack.QueryAsync($"DROP TABLE {deployment.Schema}.quote_gen_vw");
        await deployment.CreateAsync();
        Assert.Equal(36, await stack.CountAsync($"{deployment.Schema}.quote_gen_vw"));
    }

    [Fact]
    public async Task A_failed_event_fails_again_without_running_anything()
    {
        var deployment = new Deployment(stack);
        await stack.QueryAsync($"CREATE SCHEMA {deployment.Schema}");
        deployment.Properties = deployment.Properties with { WithSample = "false" };
        var request = deployment.Event("Create");
        var first = await Assert.ThrowsAsync<WarehouseException>(() => deployment.RunAsync(request));
        var mark = stack.Mark();

        var second = await Assert.ThrowsAsync<WarehouseException>(() => deployment.RunAsync(request));

        Assert.Equal($"Could not create the view of rows to quote: ERROR: relation \"{deployment.Schema}.billing_input_tbl\" does not exist", first.Message);
        Assert.Equal(first.Message, second.Message);
        Assert.Empty(stack.Ran(mark));
    }

    [Fact]
    public async Task An_unknown_workgroup_is_named_with_what_was_tried_there()
    {
        var deployment = new Deployment(stack);
        deployment.Properties = deployment.Properties with { Workgroup = "gone" };

        var e = await Assert.ThrowsAsync<WarehouseException>(deployment.CreateAsync);

        Assert.StartsWith("Could not create the schema: Redshift endpoint doesn't exist in this region.", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ActiveStatementsExceededException", HttpStatusCode.BadRequest)]
    [InlineData("ActiveWaitingRequestsExceededException", HttpStatusCode.BadRequest)]
    [InlineData("ThrottlingException", HttpStatusCode.BadRequest)]
    [InlineData("DatabaseConnectionException", HttpStatusCode.InternalServerError)]
    public async Task A_warehouse_that_is_busy_or_wakes_up_is_waited_for(string error, HttpStatusCode status)
    {
        using var refusals = new Refusals(error, status) { Left = 3 };
        using var client = stack.ClientThrough(refusals);
        var deployment = new Deployment(stack) { Client = client, Time = new HurriedTime() };
        var request = deployment.Event("Create");
        await deployment.BeginAsync(request);

        Assert.False(await deployment.IsCompleteAsync(request, seconds: 6));
        Assert.EndsWith("not yet, still to create the schema: not now]", deployment.Log.Lines.First(), StringComparison.Ordinal);
        while (!await deployment.IsCompleteAsync(request))
        {
            // A loaded machine may need another call.
        }

        Assert.Equal(36, await stack.CountAsync($"{deployment.Schema}.quote_gen_vw"));
    }

    [Fact]
    public async Task Any_other_refusal_fails_with_the_services_own_words()
    {
        using var refusals = new Refusals("AccessDeniedException", HttpStatusCode.BadRequest) { Left = int.MaxValue };
        using var client = stack.ClientThrough(refusals);

        var e = await Assert.ThrowsAsync<WarehouseException>(new Deployment(stack) { Client = client }.CreateAsync);

        Assert.Equal("Could not create the schema: not now", e.Message);
    }

    [Fact]
    public async Task A_reason_that_CloudFormation_would_not_take_is_cut_and_logged_whole()
    {
        var deployment = new Deployment(stack);
        var request = deployment.Event("Create");
        request["ResourceProperties"]!["Definition"] = $$"""{ "source": "{{new string('X', 5000)}}" }""";

        var e = await Assert.ThrowsAsync<SetUpException>(() => deployment.IsCompleteAsync(request));

        Assert.True(e.Message.Length < 1100);
        Assert.EndsWith("… The function's log has the rest.", e.Message, StringComparison.Ordinal);
        Assert.Contains("fields: at least one is needed", Assert.Single(deployment.Log.Lines), StringComparison.Ordinal);
    }

    /// <summary>Answers the first requests itself.</summary>
    private sealed class Refusals(string error, HttpStatusCode status) : DelegatingHandler
    {
        public int Left { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Left-- <= 0)
            {
                return base.SendAsync(request, cancellationToken);
            }

            var answer = new HttpResponseMessage(status)
            {
                RequestMessage = request,
                Content = new StringContent($$"""{"__type":"{{error}}","message":"not now"}""", Encoding.UTF8, "application/x-amz-json-1.1"),
            };
            answer.Headers.Add("x-amzn-ErrorType", error);
            return Task.FromResult(answer);
        }
    }
}
