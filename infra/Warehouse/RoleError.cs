using System.Text.RegularExpressions;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// An error that goes away without a change of the SQL: the IAM role is not attached to the warehouse yet, or the warehouse has not noticed
/// it yet.
/// </summary>
internal static partial class RoleError
{
    // The first one is what Redshift usually says of a role that it cannot assume.
    private static readonly string[] Messages =
        ["Not authorized to get credentials of role", "not authorized to assume", "is not associated to cluster"];

    public static bool Is(string error) =>
        Messages.Any(message => error.Contains(message, StringComparison.OrdinalIgnoreCase));

    /// <summary>How to fix it, for a statement that has waited long enough.</summary>
    public static string Advice(string sql) =>
        $"; attach the role {(Role().Match(sql) is { Success: true } role ? role.Groups[1].Value : "in the statement")}"
        + " to the warehouse's namespace or cluster";

    [GeneratedRegex("IAM_ROLE '([^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Role();
}
