using System.Text.Json;
using Amazon.Runtime;
using AwsJson;

namespace Amazon.RDSDataService.Model;

/// <summary>The rows of a statement, or how many it changed.</summary>
public class ExecuteStatementResponse : AmazonWebServiceResponse
{
    public long? NumberOfRecordsUpdated { get; set; }

    public List<List<Field>>? Records { get; set; }

    internal static ExecuteStatementResponse Read(JsonElement json) => new()
    {
        NumberOfRecordsUpdated = json.Number("numberOfRecordsUpdated"),
        Records = json.List("records", static row => row.List(Field.Read)),
    };
}
