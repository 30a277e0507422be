using Amazon.RedshiftDataAPIService.Model;

namespace WriteBackLambdas.DataApi;

/// <summary>
/// Where the warehouse is, a Serverless workgroup or a provisioned cluster, and who connects: a secret's user, a database user of the
/// cluster, or with neither the caller's IAM role.
/// </summary>
public sealed record WarehouseConnection
{
    public string? Workgroup { get; init; }

    public string? Cluster { get; init; }

    public required string Database { get; init; }

    /// <summary>The cluster's database user for whom the Data API gets temporary credentials.</summary>
    public string? DbUser { get; init; }

    /// <summary>The secret with a user name and a password.</summary>
    public string? SecretArn { get; init; }

    /// <summary>Lists what is wrong with the connection and what would be right; the list is empty when it can be used.</summary>
    /// <param name="nameOf">Gives the name under which a person sets the property with this name.</param>
    public IReadOnlyList<string> Faults(Func<string, string> nameOf)
    {
        var (workgroup, cluster) = (nameOf(nameof(Workgroup)), nameOf(nameof(Cluster)));
        List<string> faults = [];
        if (string.IsNullOrEmpty(Workgroup) == string.IsNullOrEmpty(Cluster))
        {
            faults.Add($"{workgroup}, {cluster}: {(string.IsNullOrEmpty(Cluster) ? "neither is" : "both are")} set; set exactly one");
        }

        if (Database.Length == 0)
        {
            faults.Add($"{nameOf(nameof(Database))}: is not set; set it to the database's name, such as dev");
        }

        if (DbUser is not null && (Cluster is null || SecretArn is not null))
        {
            faults.Add($"{nameOf(nameof(DbUser))}: can be set only with {cluster} and without {nameOf(nameof(SecretArn))}");
        }

        return faults;
    }

    /// <summary>Creates a request to run one statement here.</summary>
    public ExecuteStatementRequest CreateRequest(string sql) => new()
    {
        Sql = sql,
        WorkgroupName = Workgroup,
        ClusterIdentifier = Cluster,
        Database = Database,
        DbUser = DbUser,
        SecretArn = SecretArn,
    };

    /// <summary>
    /// Creates a request to run the statements here in one transaction: in an open session, which is already connected, or on a connection
    /// of their own.
    /// </summary>
    public BatchExecuteStatementRequest CreateRequest(
        IEnumerable<string> sqls, IEnumerable<SqlParameter> parameters, string? sessionId = null)
    {
        var request = new BatchExecuteStatementRequest { Sqls = [.. sqls], Parameters = [.. parameters], SessionId = sessionId };
        if (sessionId is null)
        {
            (request.WorkgroupName, request.ClusterIdentifier, request.Database) = (Workgroup, Cluster, Database);
            (request.DbUser, request.SecretArn) = (DbUser, SecretArn);
        }

        return request;
    }
}
