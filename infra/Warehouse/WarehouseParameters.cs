using System.Text;
using System.Text.RegularExpressions;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// What a deployment sets in the warehouse's SQL: the API's URL (https, or http on a loopback address), the IAM role that calls the digest
/// function (an ARN or <c>default</c>), the digest function's name, the database role of dashboards, and the write-back function's database
/// user.
/// </summary>
public sealed partial record WarehouseParameters(
    string ApiAddress, string RoleArn, string FunctionName, string DashboardRole, string ApplicationUser)
{
    /// <summary>What the role of a group is called, in words.</summary>
    public const string GroupForm =
        "a group's role such as AWSIDC:sales (the identity provider's namespace and the group's name, up to 127 bytes)";

    /// <summary>The longest name in Redshift: https://docs.aws.amazon.com/redshift/latest/dg/r_names.html</summary>
    private const int MaxNameBytes = 127;

    /// <summary>AWS's own default: https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_EXTERNAL_FUNCTION.html</summary>
    public const int DefaultRetryTimeoutMilliseconds = 20_000;

    private const string ArnForm = "an ARN such as arn:aws:iam::123456789012:role/name, or default";
    private const string IdentifierForm = "an identifier (lowercase letters, digits and _, starting with a letter)";
    private const string AuroraUserForm = $"{IdentifierForm} of at most 63 characters";

    /// <summary>
    /// The sum of the pauses, from 0, with which Redshift calls a throttled digest function again before it fails the dashboard's query.
    /// </summary>
    public int RetryTimeoutMilliseconds { get; init; } = DefaultRetryTimeoutMilliseconds;

    /// <summary>Whether the application user has a password of its own; then it must exist, and is not created.</summary>
    public bool ApplicationUserExists { get; init; }

    /// <summary>Whether people sign in without being compared with the viewers of their links, so that they may share one.</summary>
    public bool PeopleShareUsers { get; init; }

    /// <summary>The database user of the dashboards' data source, which a removal drops; null for none.</summary>
    public string? DashboardUser { get; init; }

    /// <summary>That user with the hash of the password, as the set-up creates it; null if it does not.</summary>
    public DashboardLogin? DashboardLogin { get; init; }

    /// <summary>The users in Aurora, for the script of Aurora; null for the script of Redshift.</summary>
    public AuroraUsers? Aurora { get; init; }

    /// <summary>
    /// Whether the source's rows are in Aurora, which then has the views with links too. In Aurora the dashboards' role is a database role,
    /// and the cluster's own IAM role invokes the digest function.
    /// </summary>
    public bool SignsRows { get; init; }

    /// <summary>The history in Aurora that Redshift reads; null if quotes are recorded in Redshift.</summary>
    public ExternalHistory? External { get; init; }

    /// <summary>The roles of an identity provider's groups, such as <c>AWSIDC:sales</c>, that get the dashboards' role.</summary>
    public IReadOnlyList<string> DashboardGroups { get; init; } = [];

    /// <summary>The database user of a Data API caller with an IAM role.</summary>
    public static string UserOfRole(string roleName) => $"IAMR:{roleName}";

    /// <summary>Whether a group's role can be called so.</summary>
    public static bool IsGroup(string name) => Group().IsMatch(name) && Encoding.UTF8.GetByteCount(name) <= MaxNameBytes;

    /// <summary>The same parameters for a definition whose path takes the place of the address's last part.</summary>
    public WarehouseParameters Of(QuoteDefinition definition) => definition.IsDefault
        ? this
        : this with { ApiAddress = $"{ApiAddress[..ApiAddress.LastIndexOf('/')]}/{definition.Name}" };

    /// <summary>Lists what is wrong with the parameters and what would be right; the list is empty when they can be used.</summary>
    public IReadOnlyList<string> Faults()
    {
        (string Name, string Value, Regex Form, string Expected)[] rules =
        [
            ("base URL", ApiAddress, Url(), "a URL such as https://example.com/prod/quotes (http on a loopback address only)"),
            ("role ARN", RoleArn, Arn(), ArnForm),
            ("function name", FunctionName, Function(), "a Lambda function's name (letters, digits, - and _)"),
            ("dashboard role", DashboardRole, Identifier(), IdentifierForm),
            ("application user", ApplicationUser, User(), "a database user's name such as IAMR:role"),
            .. DashboardUser is { } user
                ? [("dashboard user", user, Identifier(), IdentifierForm)]
                : ((string, string, Regex, string)[])[],
            .. Aurora is { } aurora
                ?
                [
                    ("Aurora's writer", aurora.Writer.User, AuroraUser(), AuroraUserForm),
                    ("Aurora's reader", aurora.Reader.User, AuroraUser(), AuroraUserForm),
                ]
                : ((string, string, Regex, string)[])[],
            .. External is { } external
                ?
                [
                    ("external schema", external.Schema, Identifier(), IdentifierForm),
                    ("Aurora's host", external.Host, Host(), "a host name"),
                    ("Aurora's database", external.Database, AuroraUser(), AuroraUserForm),
                    ("role ARN of the external schema", external.RoleArn, Arn(), ArnForm),
                    ("secret of Aurora's reader", external.SecretArn, Secret(), "a secret's ARN"),
                ]
                : ((string, string, Regex, string)[])[],
        ];
        return
        [
            .. rules.Where(rule => !rule.Form.IsMatch(rule.Value)).Select(rule => $"{rule.Name}: \"{rule.Value}\" is not {rule.Expected}"),
            .. RetryTimeoutMilliseconds < 0
                ? [$"retry timeout: {RetryTimeoutMilliseconds} is not a number of milliseconds from 0"]
                : (string[])[],
            .. DashboardGroups.Where(group => !IsGroup(group)).Select(group => $"dashboard group: \"{group}\" is not {GroupForm}"),
            .. DashboardUser is not null && DashboardUser == ApplicationUser
                ? ["dashboard user: is the application user; use two, because one reads and the other writes"]
                : (string[])[],
            .. Aurora is { } users && users.Writer.User == users.Reader.User
                ? ["Aurora's reader: is the writer; use two, because one reads and the other writes"]
                : (string[])[],
        ];
    }

    /// <exception cref="ArgumentException">A parameter is malformed; every fault is listed. Nothing unchecked goes into SQL.</exception>
    internal void Check()
    {
        if (Faults() is { Count: > 0 } faults)
        {
            throw new ArgumentException(FaultList.Format("The parameters of the warehouse's SQL are not valid:", faults));
        }
    }

    [GeneratedRegex(
        @"\A(https://[A-Za-z0-9.\-]+|http://(localhost|127\.0\.0\.1|\[::1\]))(:[0-9]{1,5})?(/[A-Za-z0-9._~\-]+)*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(@"\A(default|arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/\-]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Arn();

    [GeneratedRegex(@"\A[A-Za-z0-9_\-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Function();

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,126}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\A[A-Za-z0-9_+=,.@:\-]{1,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex User();

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AuroraUser();

    [GeneratedRegex(@"\A[A-Za-z0-9.\-]{1,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Host();

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!\-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Secret();

    // The namespace is that of Redshift's API reference (IdentityNamespace). Neither has quotes, backslashes, or commas, which separate the
    // groups of a list.
    [GeneratedRegex(@"\A[A-Za-z0-9_+.#@$\-]+:[\p{L}\p{N}][\p{L}\p{N} ._+=@&()/\-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Group();
}
