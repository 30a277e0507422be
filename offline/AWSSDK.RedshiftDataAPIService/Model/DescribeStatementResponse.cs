using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>A statement and its status.</summary>
public class DescribeStatementResponse : AmazonWebServiceResponse
{
    public string? Error { get; set; }

    public StatusString? Status { get; set; }

    public DateTime? UpdatedAt { get; set; }
}
