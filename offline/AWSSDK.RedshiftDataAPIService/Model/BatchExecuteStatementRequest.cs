using AwsJson;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>Statements of one transaction, where to run them, and as whom.</summary>
public class BatchExecuteStatementRequest : AmazonRedshiftDataAPIServiceRequest
{
    [IdempotencyToken]
    public string? ClientToken { get; set; }

    public string? ClusterIdentifier { get; set; }

    public string? Database { get; set; }

    public string? DbUser { get; set; }

    public List<SqlParameter>? Parameters { get; set; }

    public string? SecretArn { get; set; }

    public string? SessionId { get; set; }

    public int? SessionKeepAliveSeconds { get; set; }

    /// <summary>1 to 40.</summary>
    public List<string>? Sqls { get; set; }

    public string? StatementName { get; set; }

    /// <summary>1 to 30 s: the call returns when the last statement ends or the time is up.</summary>
    public int? WaitTimeSeconds { get; set; }

    public bool? WithEvent { get; set; }

    public string? WorkgroupName { get; set; }
}
