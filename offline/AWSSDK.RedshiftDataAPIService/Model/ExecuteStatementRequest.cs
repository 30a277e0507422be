using Amazon.Runtime;
using AwsJson;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>A statement, where to run it, and as whom.</summary>
public class ExecuteStatementRequest : AmazonWebServiceRequest, IAwsJsonObject
{
    /// <summary>A GUID when unset.</summary>
    public string? ClientToken { get; set; }

    public string? ClusterIdentifier { get; set; }

    public string? Database { get; set; }

    public string? DbUser { get; set; }

    public string? SecretArn { get; set; }

    public string? Sql { get; set; }

    /// <summary>The call returns when the statement ends, or after 1 to 30 seconds.</summary>
    public int? WaitTimeSeconds { get; set; }

    public string? WorkgroupName { get; set; }

    (string Name, object? Value)[] IAwsJsonObject.Members =>
    [
        ("ClientToken", ClientToken ?? Guid.NewGuid().ToString()), ("ClusterIdentifier", ClusterIdentifier), ("Database", Database),
        ("DbUser", DbUser), ("SecretArn", SecretArn), ("Sql", Sql), ("WaitTimeSeconds", WaitTimeSeconds), ("WorkgroupName", WorkgroupName),
    ];
}
