namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>A database user who connects, with the password of a secret, or with temporary credentials and no password.</summary>
internal sealed record DatabaseLogin(string User, string? Password = null);
