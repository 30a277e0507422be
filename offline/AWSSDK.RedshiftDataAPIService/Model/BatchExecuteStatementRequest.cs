using Amazon.Runtime;
using AwsJson;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>Statements for one transaction, where to run them, and as whom.</summary>
public class BatchExecuteStatementRequest : AmazonWebServiceRequest, IAwsJsonObject
{
    /// <summary>A GUID when unset.</summary>
    public string? ClientToken { get; set; }

    public string? ClusterIdentifier { get; set; }

    public string? Database { get; set; }

    public string? DbUser { get; set; }

    public List<SqlParameter>? Parameters { get; set; }

    public string? SecretArn { get; set; }

    /// <summary>An open session to run in, instead of a new connection.</summary>
    public string? SessionId { get; set; }

    /// <summary>Opens a session that ends after 0 to 86,400 idle seconds.</summary>
    public int? SessionKeepAliveSeconds { get; set; }

    /// <summary>1 to 40 statements.</summary>
    public List<string>? Sqls { get; set; }

    public string? StatementName { get; set; }

    /// <summary>The call returns when the last statement ends, or after 1 to 30 seconds.</summary>
    public int? WaitTimeSeconds { get; set; }

    public string? WorkgroupName { get; set; }

    (string Name, object? Value)[] IAwsJsonObject.Members =>
    [
        ("ClientToken", ClientToken ?? Guid.NewGuid().ToString()), ("ClusterIdentifier", ClusterIdentifier), ("Database", Database),
        ("DbUser", DbUser), ("Parameters", Parameters), ("SecretArn", SecretArn), ("SessionId", SessionId),
        ("SessionKeepAliveSeconds", SessionKeepAliveSeconds), ("Sqls", Sqls), ("StatementName", StatementName),
        ("WaitTimeSeconds", WaitTimeSeconds), ("WorkgroupName", WorkgroupName),
    ];
}
