using System.Globalization;
using WriteBackLambdas.Keys;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>What the write-back function is told by its environment variables, validated as a whole.</summary>
public sealed record WriteBackSettings
{
    public const string DatabaseVariable = "REDSHIFT_DATABASE";
    public const string WorkgroupVariable = "REDSHIFT_WORKGROUP";
    public const string ClusterVariable = "REDSHIFT_CLUSTER";
    public const string DbUserVariable = "REDSHIFT_DB_USER";
    public const string SecretArnVariable = "REDSHIFT_SECRET_ARN";
    public const string SchemaVariable = "REDSHIFT_SCHEMA";
    public const string LinkLifetimeVariable = "LINK_LIFETIME_SECONDS";
    public const string WriteModeVariable = "WRITE_MODE";
    public const string FrameAncestorsVariable = "FRAME_ANCESTORS";

    public const int DefaultLifetimeSeconds = 900;
    public const int MaxLifetimeSeconds = 30 * 24 * 60 * 60;

    /// <summary>What one of <see cref="FrameAncestors"/> may be.</summary>
    public const string FrameAncestorForms = "'none', 'self' or origins as https://example.com";

    internal const string NoFrameAncestors = "'none'";

    public string SigningSecretId { get; init; } = SigningKeys.DefaultSecretId;

    public required string Database { get; init; }

    /// <summary>The Serverless workgroup, or null for a provisioned cluster.</summary>
    public string? Workgroup { get; init; }

    public string? Cluster { get; init; }

    /// <summary>The cluster's database user; null when the role's IAM identity or a secret says who connects.</summary>
    public string? DbUser { get; init; }

    public string? SecretArn { get; init; }

    /// <summary>The schema of the warehouse's objects; null for the quote definition's own.</summary>
    public string? Schema { get; init; }

    /// <summary>How long a link is good after its issue time; 1 second to 30 days.</summary>
    public TimeSpan LinkLifetime { get; init; } = TimeSpan.FromSeconds(DefaultLifetimeSeconds);

    public WriteMode WriteMode { get; init; }

    /// <summary>CSP sources that may frame the pages, for example <c>https://us-east-1.quicksight.aws.amazon.com</c>.</summary>
    public string FrameAncestors { get; init; } = NoFrameAncestors;

    /// <exception cref="SettingsException">A variable is missing or wrong; every fault is listed.</exception>
    public static WriteBackSettings Read(Func<string, string?> variable)
    {
        List<string> faults = [];
        string? Text(string name) => variable(name)?.Trim() is { Length: > 0 } value ? value : null;
        string Required(string name, string what)
        {
            if (Text(name) is { } value)
            {
                return value;
            }

            faults.Add($"{name}: is not set; {what}");
            return "";
        }

        var settings = new WriteBackSettings
        {
            SigningSecretId = Required(SigningKeys.SecretIdVariable, $"the secret with the signing key, for example {SigningKeys.DefaultSecretId}"),
            Database = Required(DatabaseVariable, "the database's name, for example dev"),
            Workgroup = Text(WorkgroupVariable),
            Cluster = Text(ClusterVariable),
            DbUser = Text(DbUserVariable),
            SecretArn = Text(SecretArnVariable),
            Schema = SchemaName(Text(SchemaVariable), faults),
            LinkLifetime = Lifetime(Text(LinkLifetimeVariable), faults),
            WriteMode = Mode(Text(WriteModeVariable), faults),
            FrameAncestors = Ancestors(Text(FrameAncestorsVariable), faults),
        };
        settings.CheckWarehouse(faults);
        return faults.Count > 0 ? throw new SettingsException(faults) : settings;
    }

    private void CheckWarehouse(List<string> faults)
    {
        if (Workgroup is null == Cluster is null)
        {
            faults.Add($"{WorkgroupVariable}, {ClusterVariable}: {(Cluster is null ? "neither is" : "both are")} set; one of them is right");
        }

        if (DbUser is not null && (Cluster is null || SecretArn is not null))
        {
            faults.Add($"{DbUserVariable}: goes with {ClusterVariable} and without {SecretArnVariable}");
        }
    }

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
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds) || seconds is < 1 or > MaxLifetimeSeconds))
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
                faults.Add($"{WriteModeVariable}: \"{text}\" is not known; auto, confirm or get");
                return default;
        }
    }

    private static string Ancestors(string? text, List<string> faults)
    {
        var sources = (text ?? NoFrameAncestors).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var source in sources.Where(source => !IsFrameAncestor(source)))
        {
            faults.Add($"{FrameAncestorsVariable}: \"{source}\" is not a source; {FrameAncestorForms}, with spaces between");
        }

        return string.Join(' ', sources);
    }

    /// <summary>Only a CSP source may stand there: a ; or a line end would let the setting write other directives or headers.</summary>
    public static bool IsFrameAncestor(string source) =>
        source is "'none'" or "'self'"
        || ((source.StartsWith("https://", StringComparison.Ordinal) || source.StartsWith("http://", StringComparison.Ordinal))
            && source.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':' or '/' or '*'));
}
