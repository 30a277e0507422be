using System.Text;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>A request of the Data API to run SQL, checked as the service checks it.</summary>
/// <param name="IsToCluster">Whether the request names the cluster and not the workgroup.</param>
/// <param name="DbUser">The database user, or null for the secret's or the caller's own.</param>
/// <param name="SessionId">The session to use, which then has the target.</param>
/// <param name="KeepAliveSeconds">How long the session stays open after the statement; opens one if none is named.</param>
internal sealed record StatementRequest(
    IReadOnlyList<string> Statements,
    bool IsBatch,
    IReadOnlyDictionary<string, string> Parameters,
    string Database,
    bool IsToCluster,
    string? DbUser,
    string? SecretArn,
    string? ClientToken,
    int? WaitSeconds,
    string? SessionId,
    int? KeepAliveSeconds)
{
    private const int MostStatements = 40;
    private const int LongestStatement = 100 * 1024;
    private const int LongestWait = 30;
    private const int LongestKeepAlive = 86_400;

    // Airflow's hook, which is in use, knows them to exclude a session: providers/amazon/aws/hooks/redshift_data.py.
    private static readonly string[] Target = ["ClusterIdentifier", "WorkgroupName", "Database", "DbUser", "SecretArn"];

    public static StatementRequest Parse(AwsRequest request, bool isBatch)
    {
        var session = request.Text("SessionId");
        if (session is null)
        {
            CheckTarget(request);
        }
        else if (Target.FirstOrDefault(member => request.Text(member) is not null) is { } member)
        {
            throw AwsException.Validation($"{member} cannot be specified with SessionId.");
        }

        RefuseWhatIsNotEmulated(request);
        var statements = isBatch
            ? request.List("Sqls")?.Select(static sql => sql.ToString()).ToArray() ?? []
            : [request.Text("Sql") ?? ""];
        CheckStatements(statements);
        return new StatementRequest(
            statements,
            isBatch,
            StatementParameters.Parse(request, statements),
            session is null ? request.Required("Database") : "",
            IsToCluster: request.Text("ClusterIdentifier") is not null,
            request.Text("DbUser"),
            request.Text("SecretArn"),
            CheckToken(request.Text("ClientToken")),
            WaitOf(request),
            session,
            request.Number("SessionKeepAliveSeconds", 0, LongestKeepAlive));
    }

    public static int? WaitOf(AwsRequest request) => request.Number("WaitTimeSeconds", 1, LongestWait);

    private static void CheckTarget(AwsRequest request)
    {
        var (workgroup, cluster) = (request.Text("WorkgroupName"), request.Text("ClusterIdentifier"));
        if (workgroup is null == cluster is null)
        {
            throw AwsException.Validation(workgroup is null
                ? "Either ClusterIdentifier or WorkgroupName needs to be specified."
                : "Only one of ClusterIdentifier and WorkgroupName can be specified.");
        }

        if ((workgroup ?? AwsEndpoints.Workgroup) != AwsEndpoints.Workgroup || (cluster ?? AwsEndpoints.Cluster) != AwsEndpoints.Cluster)
        {
            throw AwsException.Validation(
                "Redshift endpoint doesn't exist in this region. "
                + $"The emulator has the workgroup \"{AwsEndpoints.Workgroup}\" and the cluster \"{AwsEndpoints.Cluster}\".");
        }

        if (request.Text("DbUser") is not null && (cluster is null || request.Text("SecretArn") is not null))
        {
            throw AwsException.Validation("DbUser can be specified only with ClusterIdentifier and without SecretArn.");
        }
    }

    private static void RefuseWhatIsNotEmulated(AwsRequest request)
    {
        if (request.Text("ResultFormat") is not (null or "JSON"))
        {
            throw AwsException.Validation("The emulator supports only the ResultFormat JSON.");
        }
    }

    private static void CheckStatements(string[] statements)
    {
        if (statements.Length is 0 or > MostStatements)
        {
            throw AwsException.Validation($"Sqls must have from 1 to {MostStatements} statements.");
        }

        foreach (var statement in statements)
        {
            if (string.IsNullOrWhiteSpace(statement))
            {
                throw AwsException.Validation("A statement must not be empty.");
            }

            if (Encoding.UTF8.GetByteCount(statement) > LongestStatement)
            {
                throw AwsException.Validation("A statement must not be longer than 100 KB.");
            }
        }
    }

    private static string? CheckToken(string? token) => token is null or { Length: >= 1 and <= 64 }
        ? token
        : throw AwsException.Validation("ClientToken must have from 1 to 64 characters.");
}
