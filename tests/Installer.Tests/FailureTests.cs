using System.Net;
using System.Text;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>Deployments that fail, and deployments that only have to wait.</summary>
public sealed class FailureTests(Stack stack)
{
    [Fact]
    public async Task A_failed_statement_is_named_with_the_databases_message_and_the_next_event_succeeds_after_a_fix()
    {
        var deployment = new Deployment(stack);
        await stack.QueryAsync($"CREATE SCHEMA {deployment.Schema}");
        await stack.QueryAsync($"CREATE TABLE {deployment.Schema}.quote_gen_vw (taken INTEGER)");

        var exception = await Assert.ThrowsAsync<WarehouseException>(deployment.CreateAsync);

        Assert.Equal("Could not drop the rows view: ERROR: \"quote_gen_vw\" is not a view", exception.Message);
        await stack.QueryAsync($"DROP TABLE {deployment.Schema}.quote_gen_vw");
        await deployment.CreateAsync();
        Assert.Equal(36, await deployment.CountAsync("quote_gen_vw"));
    }

    [Fact]
    public async Task A_failed_event_fails_again_without_executing_anything()
    {
        var deployment = new Deployment(stack);
        await stack.QueryAsync($"CREATE SCHEMA {deployment.Schema}");
        deployment.Properties = deployment.Properties with { WithSample = "false" };
        var request = deployment.Event("Create");
        var first = await Assert.ThrowsAsync<WarehouseException>(() => deployment.RunAsync(request));
        var mark = stack.Mark();

        var second = await Assert.ThrowsAsync<WarehouseException>(() => deployment.RunAsync(request));

        Assert.Equal(
            $"Could not check the source's columns: ERROR: relation \"{deployment.Schema}.billing_input_tbl\" does not exist",
            first.Message);
        Assert.Equal(first.Message, second.Message);
        Assert.Empty(deployment.Executed(mark));
    }

    [Theory]
    [InlineData("ActiveStatementsExceededException", HttpStatusCode.BadRequest)]
    [InlineData("ActiveWaitingRequestsExceededException", HttpStatusCode.BadRequest)]
    [InlineData("ThrottlingException", HttpStatusCode.BadRequest)]
    [InlineData("DatabaseConnectionException", HttpStatusCode.InternalServerError)]
    [InlineData("InternalServerException", HttpStatusCode.InternalServerError)]
    public async Task The_installer_waits_for_a_warehouse_that_is_busy_or_waking_up(string error, HttpStatusCode status)
    {
        using var refusals = new Refusals(error, status) { Left = 3 };
        using var client = stack.Demo.CreateDataClient(RedshiftDatabase.Admin, refusals);
        var deployment = new Deployment(stack) { Client = client, Time = new HurriedTime() };
        var request = await deployment.StartAsync("Delete", $"local/dev/s_{Guid.NewGuid():N}");

        Assert.False(await deployment.IsCompleteAsync(request, seconds: 6));
        Assert.EndsWith(
            "still waiting to drop the current quotes view: not now]", deployment.Log.Lines.First(), StringComparison.Ordinal);
        await deployment.CompleteAsync(request);
    }

    [Fact]
    public async Task Any_other_refusal_fails_with_the_services_message()
    {
        using var refusals = new Refusals("AccessDeniedException", HttpStatusCode.BadRequest) { Left = int.MaxValue };
        using var client = stack.Demo.CreateDataClient(RedshiftDatabase.Admin, refusals);

        var exception = await Assert.ThrowsAsync<WarehouseException>(new Deployment(stack) { Client = client }.CreateAsync);

        Assert.Equal("Could not create the schema: not now", exception.Message);
    }

    [Fact]
    public async Task A_reason_that_is_too_long_for_CloudFormation_is_shortened_and_logged_in_full()
    {
        var deployment = new Deployment(stack);
        var request = deployment.Event("Create");
        request["ResourceProperties"]!["Definition"] = $$"""{ "source": "{{new string('X', 5000)}}" }""";

        var exception = await Assert.ThrowsAsync<InstallerException>(() => deployment.IsCompleteAsync(request));

        Assert.True(exception.Message.Length < 1100);
        Assert.EndsWith("… The function's log has the whole message.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("fields: ", Assert.Single(deployment.Log.Lines), StringComparison.Ordinal);
    }

    /// <summary>Refuses the first requests itself.</summary>
    private sealed class Refusals(string error, HttpStatusCode status) : DelegatingHandler
    {
        public int Left { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Left-- <= 0)
            {
                return base.SendAsync(request, cancellationToken);
            }

            var response = new HttpResponseMessage(status)
            {
                RequestMessage = request,
                Content = new StringContent(
                    $$"""{"__type":"{{error}}","message":"not now"}""", Encoding.UTF8, "application/x-amz-json-1.1"),
            };
            response.Headers.Add("x-amzn-ErrorType", error);
            return Task.FromResult(response);
        }
    }
}
