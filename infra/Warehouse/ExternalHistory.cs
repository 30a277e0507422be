namespace WriteBackLambdas.Warehouse;

/// <summary>
/// How Redshift reads the history in Aurora: the name of its external schema, the cluster's host, port, and database, the IAM role that may
/// read the secret, and the secret of the user in Aurora.
/// </summary>
/// <param name="IsReadable">Whether the dashboards' readers may read all of it: no definition of the deployment hides rows.</param>
public sealed record ExternalHistory(
    string Schema, string Host, int Port, string Database, string RoleArn, string SecretArn, bool IsReadable)
{
    /// <summary>The name of the external schema for a deployment's schema, because two deployments may share a database.</summary>
    public static string SchemaOf(string schema) => $"{schema}_aurora";

    /// <summary>All that an external schema would have to change with; it begins with what names the database.</summary>
    internal string Place => $"{Host}/{Database}, port {Port}, role {RoleArn}, secret {SecretArn}";
}
