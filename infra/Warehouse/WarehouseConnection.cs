using Amazon.RedshiftDataAPIService.Model;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// Where the warehouse is, a Serverless workgroup or a provisioned cluster, and who connects: a secret's user, a database user of the cluster, or with neither
/// the caller's IAM role.
/// </summary>
public sealed record WarehouseConnection
{
    // The same in every repeat of a call: the Data API answers a client token again only for the very request that it came with.
    private const int ExecuteWaitSeconds = 5;

    public string? Workgroup { get; init; }

    public string? Cluster { get; init; }

    public required string Database { get; init; }

    /// <summary>The cluster's database user that temporary credentials are for.</summary>
    public string? DbUser { get; init; }

    /// <summary>The secret with a username and a password.</summary>
    public string? SecretArn { get; init; }

    /// <summary>What is wrong with the connection, each fault with what would be right; none when it can be used.</summary>
    public IReadOnlyList<string> Faults()
    {
        List<string> faults = [];
        if (string.IsNullOrEmpty(Workgroup) == string.IsNullOrEmpty(Cluster))
        {
            faults.Add($"workgroup, cluster: {(string.IsNullOrEmpty(Cluster) ? "neither is" : "both are")} given; one of them is right");
        }

        if (Database.Length == 0)
        {
            faults.Add("database: is empty; the database's name, for example dev");
        }

        if (DbUser is not null && (Cluster is null || SecretArn is not null))
        {
            faults.Add($"database user: \"{DbUser}\" goes with a cluster and without a secret");
        }

        return faults;
    }

    /// <summary>A request to run a statement here; repeated with the same token, it is answered by what the first one ran.</summary>
    public ExecuteStatementRequest Request(string sql, string clientToken) => new()
    {
        Sql = sql,
        ClientToken = clientToken,
        WorkgroupName = Workgroup,
        ClusterIdentifier = Cluster,
        Database = Database,
        DbUser = DbUser,
        SecretArn = SecretArn,
        WaitTimeSeconds = ExecuteWaitSeconds,
    };

    /// <exception cref="ArgumentException">The connection cannot be used; every fault is listed.</exception>
    internal void Check()
    {
        if (Faults() is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join("\n", faults));
        }
    }
}
