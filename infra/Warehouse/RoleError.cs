using System.Text.RegularExpressions;

namespace WriteBackLambdas.Warehouse;

/// <summary>An error that ends by itself: the warehouse does not know of its IAM role yet, or somebody is about to attach it.</summary>
internal static partial class RoleError
{
    public static bool Is(string error) =>
        error.Contains("not authorized to assume IAM Role", StringComparison.OrdinalIgnoreCase)
        || error.Contains("is not associated to cluster", StringComparison.OrdinalIgnoreCase);

    /// <summary>What mends it, for a statement that has waited long enough.</summary>
    public static string Advice(string sql) =>
        $"; attach the role {(Role().Match(sql) is { Success: true } role ? role.Groups[1].Value : "that it names")} to the warehouse's namespace or cluster";

    [GeneratedRegex("IAM_ROLE '([^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Role();
}
