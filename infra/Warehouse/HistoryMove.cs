using System.Text.Json.Nodes;
using Amazon.RDSDataService;
using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using Amazon.Runtime;
using WriteBackLambdas.DataApi;
using Rds = Amazon.RDSDataService.Model;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// Copies to Aurora what only Redshift's history has, before quotes are recorded in Aurora. Redshift, which reads Aurora too, finds what is
/// missing, so the move can be continued or repeated without a state of its own.
/// </summary>
public sealed class HistoryMove(
    IAmazonRedshiftDataAPIService warehouse,
    WarehouseConnection warehouseConnection,
    WarehouseScript warehouseScript,
    IAmazonRDSDataService aurora,
    AuroraConnection auroraConnection,
    WarehouseScript auroraScript)
{
    private const string Name = "copy the history from Redshift to Aurora";

    /// <summary>What the last run was waiting to do at its deadline; null when it completed.</summary>
    public string? Pending { get; private set; }

    /// <summary>Copies until nothing is missing; returns false when the time is up before that.</summary>
    /// <exception cref="WarehouseException">A statement failed.</exception>
    public async Task<bool> RunAsync(Deadline deadline, CancellationToken cancellationToken)
    {
        Pending = Name;
        try
        {
            while (await ReadAsync(deadline, cancellationToken) is { } rows)
            {
                if (rows.Count == 0)
                {
                    Pending = null;
                    return true;
                }

                await WriteAsync(rows, cancellationToken);
            }
        }
        // What a later call finds missing, it copies again.
        catch (Exception exception) when (DataApiError.IsOutage(exception))
        {
            Pending += $": {exception.Message}";
        }
        catch (AmazonServiceException exception)
        {
            throw new WarehouseException($"Could not {Name}: {exception.Message}", exception);
        }

        return false;
    }

    /// <summary>Reads some of the rows that Aurora lacks; null when the time is up.</summary>
    private async Task<JsonArray?> ReadAsync(Deadline deadline, CancellationToken cancellationToken)
    {
        var request = warehouseConnection.CreateRequest(warehouseScript.HistoryCopy[0].Sql);
        request.WaitTimeSeconds = deadline.WaitTimeSeconds();
        var execution = await warehouse.ExecuteStatementAsync(request, cancellationToken);
        if (await warehouse.WaitForCompletionAsync(execution.Id!, deadline, cancellationToken) is not { } completion)
        {
            return null;
        }

        if (completion.Status != StatusString.FINISHED)
        {
            throw new WarehouseException($"Could not {Name}: {completion.Error ?? "the query was aborted"}");
        }

        var (columns, rows) = (warehouseScript.HistoryColumns, new JsonArray());
        GetStatementResultResponse page;
        var next = new GetStatementResultRequest { Id = execution.Id };
        do
        {
            page = await warehouse.GetStatementResultAsync(next, cancellationToken);
            foreach (var record in page.Records ?? [])
            {
                rows.Add(new JsonObject(columns.Zip(record, (column, field) => KeyValuePair.Create(column, (JsonNode?)Value(field)))));
            }

            next.NextToken = page.NextToken;
        }
        while (page.NextToken is not null);
        return rows;
    }

    private async Task WriteAsync(JsonArray rows, CancellationToken cancellationToken)
    {
        var request = auroraConnection.CreateRequest(auroraScript.HistoryCopy[1].Sql);
        request.Parameters =
        [
            new Rds.SqlParameter { Name = "rows", Value = new Rds.Field { StringValue = rows.ToJsonString() } },
        ];
        await aurora.ExecuteStatementAsync(request, cancellationToken);
    }

    /// <summary>The query reads all as text.</summary>
    private static JsonValue? Value(Field field) => field.IsNull == true ? null : JsonValue.Create(field.StringValue);
}
