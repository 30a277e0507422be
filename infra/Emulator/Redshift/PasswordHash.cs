using System.Security.Cryptography;
using System.Text;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>
/// The hash of a password as CREATE USER also takes it, without its prefix: docs.aws.amazon.com/redshift/latest/dg/r_CREATE_USER.html.
/// </summary>
internal static class PasswordHash
{
    private const string Prefix = "md5";
    private const int HashLength = 32;

    /// <summary>The hash of a password, or the hash that was given in its place.</summary>
    public static string Of(string user, string password) =>
        password.StartsWith(Prefix, StringComparison.Ordinal) && password.Length == Prefix.Length + HashLength
            ? password[Prefix.Length..]
#pragma warning disable CA5351 // Redshift defines the hash.
            : Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(password + user)));
#pragma warning restore CA5351
}
