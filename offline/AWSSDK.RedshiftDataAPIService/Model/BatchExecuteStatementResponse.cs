using System.Text.Json;
using Amazon.Runtime;
using AwsJson;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>A batch that was submitted.</summary>
public class BatchExecuteStatementResponse : AmazonWebServiceResponse
{
    public string? Id { get; set; }

    /// <summary>The session in which the statements run; null if there is none.</summary>
    public string? SessionId { get; set; }

    /// <summary>Null unless the call waited.</summary>
    public StatementStatusString? Status { get; set; }

    internal static BatchExecuteStatementResponse Read(JsonElement json) => new()
    {
        Id = json.Text("Id"),
        SessionId = json.Text("SessionId"),
        Status = json.Text("Status") is { } status ? new StatementStatusString(status) : null,
    };
}
