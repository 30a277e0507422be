namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>Asks for a page of rows.</summary>
public class GetStatementResultRequest : AmazonRedshiftDataAPIServiceRequest
{
    public string? Id { get; set; }

    public string? NextToken { get; set; }

    /// <summary>1 to 30 s: the call returns when the statement ends or the time is up.</summary>
    public int? WaitTimeSeconds { get; set; }
}
