using System.Security.Cryptography;
using System.Text;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// The database user of the dashboards' data source, and its password as Redshift keeps it: the MD5 of password and name, so that the
/// password itself is in no statement. The rules are those of https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_USER.html, which
/// Redshift cannot apply to a hash.
/// </summary>
public sealed record DashboardLogin(string User, string PasswordHash)
{
    private const int ShortestPassword = 8;
    private const int LongestPassword = 64;
    private const string Forbidden = "'\"\\/@";

    public static DashboardLogin Of(string user, string password) =>
#pragma warning disable CA5351 // Redshift defines the hash.
        new(user, Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(password + user))));
#pragma warning restore CA5351

    /// <summary>What Redshift would refuse a password for, without the password; null for nothing.</summary>
    public static string? PasswordFault(string password) =>
        password.Length is < ShortestPassword or > LongestPassword
            ? $"has {password.Length} characters; Redshift takes {ShortestPassword} to {LongestPassword}"
        : password.Any(c => c is < '!' or > '~' || Forbidden.Contains(c, StringComparison.Ordinal))
            ? $"has a character that Redshift refuses; "
                + $"use printable ASCII without spaces and without {string.Join(' ', Forbidden.ToCharArray())}"
        : !password.Any(char.IsAsciiLetterUpper) || !password.Any(char.IsAsciiLetterLower) || !password.Any(char.IsAsciiDigit)
            ? "must have an uppercase letter, a lowercase letter, and a digit"
        : null;

    /// <summary>Not the hash, which a log has no use for.</summary>
    public override string ToString() => User;
}
