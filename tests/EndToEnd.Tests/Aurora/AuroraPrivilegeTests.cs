using Amazon.RDSDataService;
using WriteBackLambdas.DataApi;

namespace WriteBackLambdas.EndToEnd.Tests.Aurora;

/// <summary>The privileges of Aurora's users, checked in the real database.</summary>
public sealed class AuroraPrivilegeTests(AuroraStack stack)
{
    private const string Act =
        "SELECT * FROM public.act_on_quote(FALSE, 'd', 'v', '2026-01-01', NULL, NULL, 'accept', NULL, 'q', 1, '', '', '')";

    [Theory]
    [InlineData("SELECT * FROM public.tbquote")]
    [InlineData("INSERT INTO public.tbquote (quote_id) VALUES ('q')")]
    [InlineData("UPDATE public.tbquote SET status = 'accepted'")]
    [InlineData("DELETE FROM public.tbquote")]
    [InlineData("DO $$ BEGIN LOCK TABLE public.tbquote; END $$")]
    [InlineData("CREATE TABLE public.another (a INTEGER)")]
    [InlineData("CREATE FUNCTION public.upper(text) RETURNS text LANGUAGE sql AS 'SELECT $1'")]
    public Task The_writer_can_only_call_the_functions(string sql) => IsDeniedAsync(stack.Demo.AuroraWriter, sql);

    [Theory]
    [InlineData(Act)]
    [InlineData("INSERT INTO public.tbquote (quote_id) VALUES ('q')")]
    [InlineData("UPDATE public.tbquote SET status = 'accepted'")]
    [InlineData("DELETE FROM public.tbquote")]
    [InlineData("CREATE TABLE public.another (a INTEGER)")]
    public Task The_user_of_Redshift_can_only_read_the_history(string sql) => IsDeniedAsync(stack.Demo.AuroraReader, sql);

    [Fact]
    public async Task Each_user_can_do_its_own_work()
    {
        using var aurora = stack.Demo.CreateAuroraClient();
        foreach (var request in new[]
        {
            stack.Demo.AuroraWriter.CreateRequest(Act), stack.Demo.AuroraReader.CreateRequest("SELECT COUNT(*) FROM public.tbquote"),
        })
        {
            Assert.Single((await aurora.ExecuteStatementAsync(request, TestContext.Current.CancellationToken)).Records!);
        }
    }

    private async Task IsDeniedAsync(AuroraConnection connection, string sql)
    {
        using var aurora = stack.Demo.CreateAuroraClient();

        var refusal = await Assert.ThrowsAsync<AmazonRDSDataServiceException>(
            () => aurora.ExecuteStatementAsync(connection.CreateRequest(sql), TestContext.Current.CancellationToken));

        Assert.Equal("DatabaseErrorException", refusal.ErrorCode);
        Assert.Contains("permission denied", refusal.Message, StringComparison.Ordinal);
    }
}
