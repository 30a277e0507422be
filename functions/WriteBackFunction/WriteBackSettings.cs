using System.Globalization;
using WriteBackLambdas.DataApi;
using WriteBackLambdas.Keys;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.SignIn;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>The environment variables of the write-back function, validated together.</summary>
public sealed record WriteBackSettings
{
    public const string DatabaseVariable = "REDSHIFT_DATABASE";
    public const string WorkgroupVariable = "REDSHIFT_WORKGROUP";
    public const string ClusterVariable = "REDSHIFT_CLUSTER";
    public const string DbUserVariable = "REDSHIFT_DB_USER";
    public const string SecretArnVariable = "REDSHIFT_SECRET_ARN";
    public const string SchemaVariable = "REDSHIFT_SCHEMA";
    public const string AuroraClusterArnVariable = "AURORA_CLUSTER_ARN";
    public const string AuroraSecretArnVariable = "AURORA_SECRET_ARN";
    public const string AuroraDatabaseVariable = "AURORA_DATABASE";
    public const string LinkLifetimeVariable = "LINK_LIFETIME_SECONDS";
    public const string WriteModeVariable = "WRITE_MODE";
    public const string FrameAncestorsVariable = "FRAME_ANCESTORS";
    public const string SharedViewerVariable = "SHARED_VIEWER";

    public const int DefaultLifetimeSeconds = 900;
    public const int MaxLifetimeSeconds = 30 * 24 * 60 * 60;

    /// <summary>The formats that one of <see cref="FrameAncestors"/> may have.</summary>
    public const string FrameAncestorForms = "'none', 'self', or an origin such as https://example.com";

    internal const string NoFrameAncestors = "'none'";

    public string SigningSecretId { get; init; } = SigningKeys.DefaultSecretId;

    /// <summary>The warehouse that records quotes; null if Aurora does.</summary>
    public WarehouseConnection? Connection { get; init; }

    /// <summary>The Aurora cluster that records quotes; null if the warehouse does.</summary>
    public AuroraConnection? Aurora { get; init; }

    /// <summary>The schema of the warehouse's objects; null for the quote definition's schema.</summary>
    public string? Schema { get; init; }

    /// <summary>How long a link is valid after its issue time; 1 second to 30 days.</summary>
    public TimeSpan LinkLifetime { get; init; } = TimeSpan.FromSeconds(DefaultLifetimeSeconds);

    public WriteMode WriteMode { get; init; }

    /// <summary>The CSP sources that may frame the pages, such as <c>https://us-east-1.quicksight.aws.amazon.com</c>.</summary>
    public string FrameAncestors { get; init; } = NoFrameAncestors;

    private static readonly string[] AuroraVariables = [AuroraClusterArnVariable, AuroraSecretArnVariable, AuroraDatabaseVariable];

    private static readonly string[] WarehouseVariables =
        [WorkgroupVariable, ClusterVariable, DatabaseVariable, DbUserVariable, SecretArnVariable];

    /// <summary>How people sign in; null if a link is all that it takes.</summary>
    public SignInSettings? SignIn { get; init; }

    /// <summary>Whether all readers of the dashboards share one database user, whose name says nothing of a person.</summary>
    public bool SharedViewer { get; init; }

    /// <exception cref="SettingsException">A variable is missing or invalid; the message lists every fault.</exception>
    public static WriteBackSettings Read(Func<string, string?> variable)
    {
        List<string> faults = [];
        string? Text(string name) => variable(name)?.Trim() is { Length: > 0 } value ? value : null;

        var secretId = Text(SigningKeys.SecretIdVariable);
        if (secretId is null)
        {
            faults.Add(
                $"{SigningKeys.SecretIdVariable}: is not set; set it to the secret with the signing key, "
                + $"such as {SigningKeys.DefaultSecretId}");
        }

        // One store records all quotes.
        var isAurora = AuroraVariables.Any(name => Text(name) is not null);
        if (isAurora && WarehouseVariables.FirstOrDefault(name => Text(name) is not null) is { } other)
        {
            faults.Add($"{other}: must not be set with {AuroraClusterArnVariable}, because quotes are recorded either in Redshift or in Aurora");
        }

        var settings = new WriteBackSettings
        {
            SigningSecretId = secretId ?? "",
            Connection = isAurora ? null : new WarehouseConnection
            {
                Database = Text(DatabaseVariable) ?? "",
                Workgroup = Text(WorkgroupVariable),
                Cluster = Text(ClusterVariable),
                DbUser = Text(DbUserVariable),
                SecretArn = Text(SecretArnVariable),
            },
            Aurora = isAurora
                ? new AuroraConnection(
                    Text(AuroraClusterArnVariable) ?? "", Text(AuroraSecretArnVariable) ?? "", Text(AuroraDatabaseVariable) ?? "")
                : null,
            Schema = SchemaName(Text(SchemaVariable), faults),
            LinkLifetime = Lifetime(Text(LinkLifetimeVariable), faults),
            WriteMode = Mode(Text(WriteModeVariable), faults),
            FrameAncestors = Ancestors(Text(FrameAncestorsVariable), faults),
            SignIn = Text(SignInSettings.Variable) is { } signIn ? SignInSettings.Read(signIn, faults) : null,
            SharedViewer = Flag(SharedViewerVariable, Text(SharedViewerVariable), faults),
        };
        if (settings.SignIn is not null && settings.FrameAncestors != NoFrameAncestors)
        {
            faults.Add($"{FrameAncestorsVariable}: must not be set with {SignInSettings.Variable}; browsers keep sessions out of frames");
        }

        faults.AddRange(settings.Connection?.Faults(VariableOf) ?? []);
        faults.AddRange(settings.Aurora?.Faults(AuroraVariableOf) ?? []);
        return faults.Count > 0 ? throw new SettingsException(faults) : settings;
    }

    private static string VariableOf(string property) => property switch
    {
        nameof(WarehouseConnection.Workgroup) => WorkgroupVariable,
        nameof(WarehouseConnection.Cluster) => ClusterVariable,
        nameof(WarehouseConnection.DbUser) => DbUserVariable,
        nameof(WarehouseConnection.SecretArn) => SecretArnVariable,
        _ => DatabaseVariable,
    };

    private static string AuroraVariableOf(string property) => property switch
    {
        nameof(AuroraConnection.ClusterArn) => AuroraClusterArnVariable,
        nameof(AuroraConnection.SecretArn) => AuroraSecretArnVariable,
        _ => AuroraDatabaseVariable,
    };

    private static string? SchemaName(string? text, List<string> faults)
    {
        if (text is not null && QuoteDefinition.IdentifierFault(text) is { } fault)
        {
            faults.Add($"{SchemaVariable}: {fault}");
        }

        return text;
    }

    private static TimeSpan Lifetime(string? text, List<string> faults)
    {
        var seconds = DefaultLifetimeSeconds;
        if (text is not null
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds)
                && seconds is >= 1 and <= MaxLifetimeSeconds))
        {
            faults.Add($"{LinkLifetimeVariable}: \"{text}\" is not a whole number of seconds from 1 to {MaxLifetimeSeconds}");
        }

        return TimeSpan.FromSeconds(seconds);
    }

    private static WriteMode Mode(string? text, List<string> faults)
    {
        switch (text)
        {
            case null or "auto":
                return WriteMode.Auto;
            case "confirm":
                return WriteMode.Confirm;
            case "get":
                return WriteMode.Get;
            default:
                faults.Add($"{WriteModeVariable}: \"{text}\" is not a write mode; use auto, confirm, or get");
                return default;
        }
    }

    private static bool Flag(string name, string? text, List<string> faults)
    {
        if (text is not (null or "true" or "false"))
        {
            faults.Add($"{name}: \"{text}\" is neither true nor false");
        }

        return text == "true";
    }

    private static string Ancestors(string? text, List<string> faults)
    {
        var sources = (text ?? NoFrameAncestors).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var source in sources.Where(source => !IsFrameAncestor(source)))
        {
            faults.Add($"{FrameAncestorsVariable}: \"{source}\" is not a frame ancestor; use {FrameAncestorForms}, separated by spaces");
        }

        return string.Join(' ', sources);
    }

    /// <summary>Accepts only CSP sources: a semicolon or a line break would let the setting add other directives or headers.</summary>
    public static bool IsFrameAncestor(string source) =>
        source is "'none'" or "'self'"
        || ((source.StartsWith("https://", StringComparison.Ordinal) || source.StartsWith("http://", StringComparison.Ordinal))
            && source.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':' or '/' or '*'));
}
