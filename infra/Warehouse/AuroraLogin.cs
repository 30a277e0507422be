using System.Security.Cryptography;
using System.Text;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// A database user in Aurora, and the password as PostgreSQL keeps it (SCRAM-SHA-256, RFC 5803), so that the password itself is in no
/// statement.
/// </summary>
public sealed record AuroraLogin(string User, string Verifier)
{
    /// <summary>PostgreSQL's own default: https://www.postgresql.org/docs/current/runtime-config-connection.html</summary>
    private const int Iterations = 4096;

    private const int SaltBytes = 16;

    /// <summary>The salt is made from both, so that the same secret always makes the same statement.</summary>
    public static AuroraLogin Of(string user, string password)
    {
        var key = Encoding.UTF8.GetBytes(password);
        var salt = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"salt of {user}"))[..SaltBytes];
        var salted = Rfc2898DeriveBytes.Pbkdf2(key, salt, Iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var stored = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var server = HMACSHA256.HashData(salted, "Server Key"u8);
        return new AuroraLogin(
            user,
            $"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}");
    }

    /// <summary>Not the verifier, which a log has no use for.</summary>
    public override string ToString() => User;
}
