using Amazon.RDSDataService.Model;

namespace WriteBackLambdas.DataApi;

/// <summary>An Aurora cluster, its database, and the secret of the database user who connects through the RDS Data API.</summary>
public sealed record AuroraConnection(string ClusterArn, string SecretArn, string Database)
{
    /// <summary>Lists what is wrong with the connection and what would be right; the list is empty when it can be used.</summary>
    /// <param name="nameOf">Gives the name under which a person sets the property with this name.</param>
    public IReadOnlyList<string> Faults(Func<string, string> nameOf) =>
    [
        .. new[]
        {
            ArnFault(ClusterArn, ":rds:", ":cluster:") is { } fault
                ? $"{nameOf(nameof(ClusterArn))}: {fault}; set it to the cluster's ARN, such as arn:aws:rds:us-east-1:123456789012:cluster:quotes"
                : null,
            ArnFault(SecretArn, ":secretsmanager:", ":secret:") is { } secretFault
                ? $"{nameOf(nameof(SecretArn))}: {secretFault}; set it to the ARN of the secret with the database user's name and password"
                : null,
            Database.Length == 0 ? $"{nameOf(nameof(Database))}: is not set; set it to the database's name, such as quotes" : null,
        }.OfType<string>(),
    ];

    /// <summary>Creates a request to run one statement here.</summary>
    public ExecuteStatementRequest CreateRequest(string sql) =>
        new() { Sql = sql, ResourceArn = ClusterArn, SecretArn = SecretArn, Database = Database };

    private static string? ArnFault(string arn, string service, string resource) =>
        arn.Length == 0 ? "is not set"
        : arn.StartsWith("arn:aws", StringComparison.Ordinal)
            && arn.Contains(service, StringComparison.Ordinal) && arn.Contains(resource, StringComparison.Ordinal) ? null
        : $"\"{arn}\" is not such an ARN";
}
