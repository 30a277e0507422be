using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using WriteBackLambdas.Demo;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>The privileges of each database user, checked in the real database.</summary>
public sealed class PrivilegeTests(Stack stack)
{
    [Theory]
    [InlineData("SELECT * FROM public.tbquote")]
    [InlineData("SELECT * FROM public.quote_history_vw")]
    [InlineData("SELECT * FROM public.quote_gen_vw")]
    [InlineData("SELECT * FROM public.billing_input_tbl")]
    [InlineData("INSERT INTO public.tbquote SELECT * FROM public.tbquote")]
    [InlineData("UPDATE public.tbquote SET status = 'accepted'")]
    [InlineData("DELETE FROM public.tbquote")]
    [InlineData("LOCK public.tbquote")]
    [InlineData("SELECT public.udf_get_digest('quote-link/1', 'accept', 'x', 'x', 'x', '1')")]
    public async Task The_write_back_user_can_only_lock_and_call(string sql)
    {
        using var client = stack.Demo.CreateDataClient(DemoStack.WriteBackAccessKey);
        var execution = await client.ExecuteStatementAsync(
            new ExecuteStatementRequest { Sql = sql, WorkgroupName = DemoStack.Workgroup, Database = "dev", WaitTimeSeconds = 10 },
            CancellationToken.None);
        var end = await client.DescribeStatementAsync(new DescribeStatementRequest { Id = execution.Id }, CancellationToken.None);

        Assert.Equal(StatusString.FAILED, end.Status);
        Assert.Contains("permission denied", end.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT * FROM public.tbquote")]
    [InlineData("SELECT * FROM public.billing_input_tbl")]
    [InlineData("INSERT INTO public.tbquote SELECT * FROM public.tbquote")]
    [InlineData("LOCK public.tbquote_lock")]
    [InlineData("CALL public.act_on_quote('d', 'v', '2026-01-01', NULL, NULL, 'accept', NULL, 'q', 1, '', '', '')")]
    public async Task The_dashboard_user_can_only_read_the_views(string sql)
    {
        var result = await stack.Warehouse.TryAsync(TestWarehouse.Viewer, sql);
        Assert.Contains("permission denied", result.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_other_user_can_have_anything_signed()
    {
        await stack.Warehouse.QueryAsync("admin", "CREATE USER stranger PASSWORD DISABLE");
        var result = await stack.Warehouse.TryAsync(
            "stranger", "SELECT public.udf_get_digest('quote-link/1', 'accept', 'x', 'x', 'x', '1')");
        Assert.Contains("permission denied for function udf_get_digest", result.Failure?.Message, StringComparison.Ordinal);
    }
}
