using System.Text.RegularExpressions;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// What the warehouse's SQL is told: the API's URL (https, or http on a loopback address), the IAM role that calls the digest function (an ARN or
/// <c>default</c>), the function's name, the role that dashboards have, and the database user that the write-back function is.
/// </summary>
public sealed partial record WarehouseParameters(
    string ApiAddress, string RoleArn, string FunctionName, string DashboardRole, string ApplicationUser)
{
    /// <summary>The database user of a Data API caller with an IAM role.</summary>
    public static string UserOfRole(string roleName) => $"IAMR:{roleName}";

    /// <summary>What is wrong with the names, each fault with what would be right; none when they can be used.</summary>
    public IReadOnlyList<string> Faults()
    {
        List<string> faults = [];
        void Need(bool isRight, string what, string value, string form)
        {
            if (!isRight)
            {
                faults.Add($"{what}: \"{value}\" is not {form}");
            }
        }

        Need(Url().IsMatch(ApiAddress), "base URL", ApiAddress, "a URL as https://example.com/prod/quotes, without query (http on a loopback address only)");
        Need(RoleArn == "default" || Arn().IsMatch(RoleArn), "role ARN", RoleArn, "an ARN as arn:aws:iam::123456789012:role/name, or default");
        Need(Function().IsMatch(FunctionName), "function name", FunctionName, "a Lambda function's name (letters, digits, - and _)");
        Need(Identifier().IsMatch(DashboardRole), "dashboard role", DashboardRole, "an identifier (lower-case letters, digits and _, a letter first)");
        Need(User().IsMatch(ApplicationUser), "application user", ApplicationUser, "a database user's name as IAMR:role");
        return faults;
    }

    /// <exception cref="ArgumentException">A name is not of its form; every fault is listed. Nothing unchecked goes into SQL.</exception>
    internal void Check()
    {
        if (Faults() is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join("\n", faults));
        }
    }

    [GeneratedRegex(@"\A(https://[A-Za-z0-9.\-]+|http://(localhost|127\.0\.0\.1|\[::1\]))(:[0-9]{1,5})?(/[A-Za-z0-9._~\-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/\-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Arn();

    [GeneratedRegex(@"\A[A-Za-z0-9_\-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Function();

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,126}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\A[A-Za-z0-9_+=,.@:\-]{1,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex User();
}
