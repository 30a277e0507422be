using Amazon.Runtime;
using AwsJson;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>Names the statement to describe.</summary>
public class DescribeStatementRequest : AmazonWebServiceRequest, IAwsJsonObject
{
    public string? Id { get; set; }

    /// <summary>The call returns when the statement ends, or after 1 to 30 seconds.</summary>
    public int? WaitTimeSeconds { get; set; }

    (string Name, object? Value)[] IAwsJsonObject.Members => [("Id", Id), ("WaitTimeSeconds", WaitTimeSeconds)];
}
