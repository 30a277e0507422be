using Amazon.Runtime;
using AwsJson;

namespace Amazon.RDSDataService.Model;

/// <summary>A statement, the cluster that runs it, and the secret of the database user.</summary>
public class ExecuteStatementRequest : AmazonWebServiceRequest, IAwsJsonObject
{
    public string? Database { get; set; }

    public List<SqlParameter>? Parameters { get; set; }

    public string? ResourceArn { get; set; }

    public string? SecretArn { get; set; }

    public string? Sql { get; set; }

    (string Name, object? Value)[] IAwsJsonObject.Members =>
    [
        ("database", Database), ("parameters", Parameters), ("resourceArn", ResourceArn), ("secretArn", SecretArn), ("sql", Sql),
    ];
}
