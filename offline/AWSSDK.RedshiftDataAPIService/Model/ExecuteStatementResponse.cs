using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>A statement that was submitted.</summary>
public class ExecuteStatementResponse : AmazonWebServiceResponse
{
    public string? ClusterIdentifier { get; set; }

    public DateTime? CreatedAt { get; set; }

    public string? Database { get; set; }

    public List<string>? DbGroups { get; set; }

    public string? DbUser { get; set; }

    public bool? HasResultSet { get; set; }

    public string? Id { get; set; }

    public long? RedshiftPid { get; set; }

    public string? SecretArn { get; set; }

    public string? SessionId { get; set; }

    public StatementStatusString? Status { get; set; }

    public string? WorkgroupName { get; set; }
}
