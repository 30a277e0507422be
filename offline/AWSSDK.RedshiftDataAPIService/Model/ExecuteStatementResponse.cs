using System.Text.Json;
using Amazon.Runtime;
using AwsJson;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>A statement that was submitted.</summary>
public class ExecuteStatementResponse : AmazonWebServiceResponse
{
    public DateTime? CreatedAt { get; set; }

    public string? Id { get; set; }

    /// <summary>Null unless the call waited.</summary>
    public StatementStatusString? Status { get; set; }

    internal static ExecuteStatementResponse Read(JsonElement json) => new()
    {
        CreatedAt = json.Time("CreatedAt"),
        Id = json.Text("Id"),
        Status = json.Text("Status") is { } status ? new StatementStatusString(status) : null,
    };
}
