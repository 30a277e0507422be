using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>Names the statement to describe.</summary>
public class DescribeStatementRequest : AmazonWebServiceRequest
{
    public string? Id { get; set; }

    /// <summary>The call returns when the statement ends, or after 1 to 30 seconds.</summary>
    public int? WaitTimeSeconds { get; set; }
}
