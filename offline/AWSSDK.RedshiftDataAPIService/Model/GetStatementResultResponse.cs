using System.Text.Json;
using Amazon.Runtime;
using AwsJson;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>One page of rows.</summary>
public class GetStatementResultResponse : AmazonWebServiceResponse
{
    public List<List<Field>>? Records { get; set; }

    /// <summary>Asks for the next page of rows; null on the last one.</summary>
    public string? NextToken { get; set; }

    internal static GetStatementResultResponse Read(JsonElement json) => new()
    {
        Records = json.List("Records", row => row.List(Field.Read)),
        NextToken = json.Text("NextToken"),
    };
}
