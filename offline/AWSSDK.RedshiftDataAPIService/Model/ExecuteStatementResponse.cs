using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>A statement that was submitted.</summary>
public class ExecuteStatementResponse : AmazonWebServiceResponse
{
    public DateTime? CreatedAt { get; set; }

    public string? Id { get; set; }

    /// <summary>Null unless the call waited.</summary>
    public StatementStatusString? Status { get; set; }
}
