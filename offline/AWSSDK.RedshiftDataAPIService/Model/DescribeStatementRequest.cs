namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>Asks how a statement fares.</summary>
public class DescribeStatementRequest : AmazonRedshiftDataAPIServiceRequest
{
    public string? Id { get; set; }

    /// <summary>1 to 30 s: the call returns when the statement ends or the time is up.</summary>
    public int? WaitTimeSeconds { get; set; }
}
