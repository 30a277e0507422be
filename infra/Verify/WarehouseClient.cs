using System.Globalization;
using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using Amazon.Runtime;
using WriteBackLambdas.DataApi;
using Row = System.Collections.Generic.IReadOnlyList<string?>;

namespace WriteBackLambdas.Verify;

/// <summary>Queries of one database user through the Data API. Values are texts and whole numbers, and all are read as text.</summary>
internal sealed class WarehouseClient(IAmazonRedshiftDataAPIService warehouse, WarehouseConnection connection)
{
    /// <summary>A paused workgroup takes its time for the first statement.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    private bool _isSilent;
    private bool? _isSuperuser;
    private string? _currentUser;

    public string Database => connection.Database;

    /// <summary>From now on nothing is asked, because nothing would answer.</summary>
    public void Silence() => _isSilent = true;

    /// <exception cref="StatementException">The query failed.</exception>
    public async Task<IReadOnlyList<Row>> QueryAsync(
        string sql, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        List<SqlParameter> list = [.. parameters.Select(parameter => new SqlParameter { Name = parameter.Key, Value = parameter.Value })];
        return await RunAsync([sql], list, cancellationToken) ?? throw new StatementException("The query returned nothing");
    }

    public Task<IReadOnlyList<Row>> QueryAsync(string sql, CancellationToken cancellationToken) =>
        QueryAsync(sql, new Dictionary<string, string>(), cancellationToken);

    /// <summary>A query of the warehouse's own catalog.</summary>
    /// <exception cref="StatementException">The query failed.</exception>
    public async Task<IReadOnlyList<Row>> QueryCatalogAsync(string sql, CancellationToken cancellationToken)
    {
        try
        {
            return await QueryAsync(sql, cancellationToken);
        }
        catch (StatementException exception)
        {
            throw new StatementException(exception.Message) { IsOfCatalog = true };
        }
    }

    /// <summary>Runs the statements in one transaction and returns the last one's rows; null if it has no result set.</summary>
    /// <exception cref="StatementException">A statement failed.</exception>
    /// <exception cref="NoAnswerException">The Data API took no statement, or did not answer.</exception>
    public async Task<IReadOnlyList<Row>?> RunAsync(
        IReadOnlyList<string> sqls, List<SqlParameter> parameters, CancellationToken cancellationToken)
    {
        try
        {
            return _isSilent
                ? throw new NoAnswerException("It was not asked, because the warehouse does not answer")
                : await RequestAsync(sqls, parameters, cancellationToken);
        }
        catch (Exception exception) when (
            exception is AmazonServiceException or AmazonClientException or HttpRequestException or TimeoutException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new NoAnswerException(exception.Message, exception);
        }
    }

    /// <summary>Whether the user sees all of the catalog: docs.aws.amazon.com/redshift/latest/dg/r_SVV_USER_INFO.html.</summary>
    public async Task<bool> IsSuperuserAsync(CancellationToken cancellationToken) => _isSuperuser ??= (await QueryCatalogAsync(
        "SELECT COUNT(*) FROM svv_user_info WHERE user_name = CURRENT_USER AND superuser", cancellationToken)) is [["1"]];

    public async Task<string> CurrentUserAsync(CancellationToken cancellationToken) => _currentUser ??=
        (await QueryAsync("SELECT CURRENT_USER", cancellationToken))[0][0]!;

    private async Task<IReadOnlyList<Row>?> RequestAsync(
        IReadOnlyList<string> sqls, List<SqlParameter> parameters, CancellationToken cancellationToken)
    {
        var request = connection.CreateRequest(sqls, parameters);
        // The Data API refuses an empty list.
        request.Parameters = parameters.Count == 0 ? null : parameters;
        var execution = await warehouse.BatchExecuteStatementAsync(request, cancellationToken);
        var deadline = new Deadline(TimeProvider.System, Timeout);
        var description = await warehouse.WaitForCompletionAsync(execution.Id!, deadline, cancellationToken)
            ?? throw new TimeoutException($"The warehouse did not complete a statement in {Timeout.TotalMinutes} minutes");
        if (description.Status != StatusString.FINISHED)
        {
            throw new StatementException(description.Error ?? "the statement was aborted");
        }

        try
        {
            var result = await warehouse.GetStatementResultAsync(
                new GetStatementResultRequest { Id = $"{execution.Id}:{sqls.Count}" }, cancellationToken);
            return [.. (result.Records ?? []).Select(Row (record) => [.. record.Select(Text)])];
        }
        catch (AmazonServiceException exception) when (exception.ErrorCode == "ResourceNotFoundException")
        {
            return null;
        }
    }

    private static string? Text(Field field) =>
        field.IsNull == true ? null
        : field.LongValue is { } number ? number.ToString(CultureInfo.InvariantCulture)
        // Redshift pads CHAR columns.
        : field.StringValue?.TrimEnd(' ');
}
