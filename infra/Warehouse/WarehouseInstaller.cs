using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// Runs a script through the Redshift Data API, statement by statement: some of Redshift's DDL refuses to run in a transaction with others. A second
/// run changes nothing.
/// </summary>
public sealed class WarehouseInstaller(IAmazonRedshiftDataAPIService warehouse, string workgroup, string database)
{
    private const int WaitSeconds = 30;

    /// <exception cref="WarehouseException">A statement failed; the message names it and carries the warehouse's own words.</exception>
    public async Task InstallAsync(IEnumerable<WarehouseStatement> statements, CancellationToken cancellation)
    {
        foreach (var statement in statements)
        {
            if (statement.NeededWhenZero is not { } query || await CountAsync(statement.Name, query, cancellation) == 0)
            {
                await RunAsync(statement.Name, statement.Sql, cancellation);
            }
        }
    }

    private async Task<long> CountAsync(string name, string query, CancellationToken cancellation)
    {
        var id = await RunAsync(name, query, cancellation);
        var result = await warehouse.GetStatementResultAsync(new GetStatementResultRequest { Id = id }, cancellation);
        return result.Records![0][0].LongValue!.Value;
    }

    private async Task<string> RunAsync(string name, string sql, CancellationToken cancellation)
    {
        var request = new ExecuteStatementRequest { Sql = sql, WorkgroupName = workgroup, Database = database, WaitTimeSeconds = WaitSeconds };
        var execution = await warehouse.ExecuteStatementAsync(request, cancellation);
        if (execution.Status == StatementStatusString.FINISHED)
        {
            return execution.Id!;
        }

        var end = await EndAsync(execution.Id!, cancellation);
        return end.Status == StatusString.FINISHED
            ? execution.Id!
            : throw new WarehouseException($"Could not {name}: {end.Error}");
    }

    private async Task<DescribeStatementResponse> EndAsync(string id, CancellationToken cancellation)
    {
        while (true)
        {
            var request = new DescribeStatementRequest { Id = id, WaitTimeSeconds = WaitSeconds };
            var description = await warehouse.DescribeStatementAsync(request, cancellation);
            if (description.Status == StatusString.FINISHED || description.Status == StatusString.FAILED || description.Status == StatusString.ABORTED)
            {
                return description;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
        }
    }
}
