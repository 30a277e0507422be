namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>Names the statement to cancel.</summary>
public class CancelStatementRequest : AmazonRedshiftDataAPIServiceRequest
{
    public string? Id { get; set; }
}
