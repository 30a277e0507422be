using Amazon.Runtime;
using AwsJson;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>Names the statement whose rows to read.</summary>
public class GetStatementResultRequest : AmazonWebServiceRequest, IAwsJsonObject
{
    public string? Id { get; set; }

    public string? NextToken { get; set; }

    (string Name, object? Value)[] IAwsJsonObject.Members => [("Id", Id), ("NextToken", NextToken)];
}
