using Amazon.RDSDataService;
using Amazon.Runtime;
using WriteBackLambdas.DataApi;

namespace WriteBackLambdas.Warehouse;

/// <summary>Executes statements through the RDS Data API, each in one call. A statement that is executed twice does no harm.</summary>
internal sealed class AuroraRun(IAmazonRDSDataService aurora, AuroraConnection connection) : IStatementRun
{
    public string? LastError => null;

    public async Task<StatementResult?> ExecuteAsync(IReadOnlyList<string> sqls, string place, CancellationToken cancellationToken)
    {
        // A call takes one statement and is a transaction.
        var sql = sqls is [var single] ? single : $"DO $batch$ BEGIN\n{string.Join("\n\n", sqls)}\nEND $batch$";
        try
        {
            var response = await aurora.ExecuteStatementAsync(connection.CreateRequest(sql), cancellationToken);
            return new StatementResult(Error: null, Count: response.Records is [[var field, ..], ..] ? field.LongValue : null);
        }
        catch (AmazonServiceException exception) when (
            DataApiError.IsFailedStatement(exception) && !DataApiError.IsOutage(exception.Message))
        {
            return new StatementResult(exception.Message);
        }
    }

    public Task<long> CountAsync(StatementResult query, CancellationToken cancellationToken) => Task.FromResult(query.Count!.Value);
}
