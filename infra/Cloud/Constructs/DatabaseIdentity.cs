namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>Who a caller of the Data API is in the database: a user with temporary credentials, a secret's user, or with neither its IAM role.</summary>
internal sealed record DatabaseIdentity(string? User, string? SecretArn);
