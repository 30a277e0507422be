namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>
/// The database user of a Data API caller: a user with temporary credentials, a secret's user, or, with neither, the caller's IAM role.
/// </summary>
internal sealed record DatabaseIdentity(string? User, string? SecretArn);
