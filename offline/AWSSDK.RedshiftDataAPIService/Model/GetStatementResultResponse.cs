using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>One page of rows.</summary>
public class GetStatementResultResponse : AmazonWebServiceResponse
{
    public List<List<Field>>? Records { get; set; }
}
