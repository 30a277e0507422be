using System.Text.Json;
using Amazon.Runtime;
using AwsJson;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>A statement and its status.</summary>
public class DescribeStatementResponse : AmazonWebServiceResponse
{
    public string? Error { get; set; }

    public StatusString? Status { get; set; }

    public DateTime? UpdatedAt { get; set; }

    internal static DescribeStatementResponse Read(JsonElement json) => new()
    {
        Error = json.Text("Error"),
        Status = json.Text("Status") is { } status ? new StatusString(status) : null,
        UpdatedAt = json.Time("UpdatedAt"),
    };
}
