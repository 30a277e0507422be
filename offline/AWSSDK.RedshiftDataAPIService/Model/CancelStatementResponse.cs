using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>Whether the statement was cancelled.</summary>
public class CancelStatementResponse : AmazonWebServiceResponse
{
    public bool? Status { get; set; }
}
