using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>One page of rows.</summary>
public class GetStatementResultResponse : AmazonWebServiceResponse
{
    public List<List<Field>>? Records { get; set; }

    /// <summary>Asks for the next page of rows; null on the last one.</summary>
    public string? NextToken { get; set; }
}
