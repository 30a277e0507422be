using System.Globalization;
using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using WriteBackLambdas.DataApi;

namespace WriteBackLambdas.Audit;

/// <summary>Writes the history of a warehouse into a CSV file, page after page of the Data API.</summary>
internal static class HistoryQuery
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    /// <exception cref="AuditException">The query failed.</exception>
    public static async Task WriteAsync(
        IAmazonRedshiftDataAPIService warehouse,
        WarehouseConnection connection,
        string table,
        IReadOnlyList<string> columns,
        string file,
        CancellationToken cancellationToken)
    {
        // A name may be a reserved word.
        var names = string.Join(", ", columns.Select(column => $"\"{column}\""));
        var request = connection.CreateRequest($"SELECT {names} FROM {table}");
        var execution = await warehouse.ExecuteStatementAsync(request, cancellationToken);
        var description = await warehouse.WaitForCompletionAsync(
            execution.Id!, new Deadline(TimeProvider.System, Timeout), cancellationToken);
        if (description?.Status != StatusString.FINISHED)
        {
            throw new AuditException($"The history cannot be read: {description?.Error ?? "the warehouse does not answer"}");
        }

        await using var output = new StreamWriter(file);
        await output.WriteLineAsync(string.Join(',', columns));
        string? next = null;
        do
        {
            var page = await warehouse.GetStatementResultAsync(
                new GetStatementResultRequest { Id = execution.Id, NextToken = next }, cancellationToken);
            foreach (var row in page.Records ?? [])
            {
                await output.WriteLineAsync(string.Join(',', row.Select(Cell)));
            }

            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
    }

    private static string Cell(Field field) =>
        field.IsNull == true ? ""
        : field.BooleanValue is { } boolean ? (boolean ? "true" : "false")
        : field.LongValue is { } number ? number.ToString(CultureInfo.InvariantCulture)
        : $"\"{field.StringValue?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
