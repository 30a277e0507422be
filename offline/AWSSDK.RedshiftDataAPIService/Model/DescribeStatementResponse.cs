using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>How a statement fares.</summary>
public class DescribeStatementResponse : AmazonWebServiceResponse
{
    public string? ClusterIdentifier { get; set; }

    public DateTime? CreatedAt { get; set; }

    public string? Database { get; set; }

    public string? DbUser { get; set; }

    /// <summary>Nanoseconds.</summary>
    public long? Duration { get; set; }

    public string? Error { get; set; }

    public bool? HasResultSet { get; set; }

    public string? Id { get; set; }

    public List<SqlParameter>? QueryParameters { get; set; }

    public string? QueryString { get; set; }

    public long? RedshiftPid { get; set; }

    public long? RedshiftQueryId { get; set; }

    /// <summary>Rows returned or affected; -1 when neither is known.</summary>
    public long? ResultRows { get; set; }

    /// <summary>Bytes; -1 when not known.</summary>
    public long? ResultSize { get; set; }

    public string? SecretArn { get; set; }

    public string? SessionId { get; set; }

    public StatusString? Status { get; set; }

    public List<SubStatementData>? SubStatements { get; set; }

    public DateTime? UpdatedAt { get; set; }

    public string? WorkgroupName { get; set; }
}
