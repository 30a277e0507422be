using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>Names the statement whose rows to read.</summary>
public class GetStatementResultRequest : AmazonWebServiceRequest
{
    public string? Id { get; set; }

    public string? NextToken { get; set; }
}
