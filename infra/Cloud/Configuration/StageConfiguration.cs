using System.Text.Json.Nodes;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>One stage of cdk.json's context, validated as a whole. Every setting except the warehouse has a default.</summary>
public sealed record StageConfiguration
{
    /// <summary>The numbers of days that CloudWatch Logs accepts.</summary>
    private static readonly int[] Retentions =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    /// <summary>The stage's name, which is also the API's stage and so a part of its URL.</summary>
    public required string Stage { get; init; }

    /// <summary>A suffix for the names of the functions and the secret, so that two stages can share an account and a region.</summary>
    public string NameSuffix { get; init; } = "";

    public required WarehouseConfiguration Warehouse { get; init; }

    public ApiConfiguration Api { get; init; } = new();

    /// <summary>How long a link is valid; 1 second to 30 days.</summary>
    public int LinkLifetimeSeconds { get; init; } = WriteBackSettings.DefaultLifetimeSeconds;

    public WriteMode WriteMode { get; init; }

    /// <summary>The CSP sources that may frame the pages; empty if nobody may.</summary>
    public IReadOnlyList<string> FrameAncestors { get; init; } = [];

    /// <summary>One vCPU by default, because the function mostly hashes.</summary>
    public FunctionConfiguration DigestFunction { get; init; } = new(1769, null);

    public FunctionConfiguration WriteBackFunction { get; init; } = new(1024, null);

    /// <summary>An existing secret, such as one that an earlier stack retained; null if the stack creates one.</summary>
    public string? SigningSecretArn { get; init; }

    /// <summary>The SNS topic that alarms notify, if any.</summary>
    public string? AlarmTopicArn { get; init; }

    public int LogRetentionDays { get; init; } = 90;

    public StageRemoval RemovalPolicy { get; init; }

    /// <exception cref="ConfigurationException">A setting is missing, invalid or unknown; every fault is listed.</exception>
    public static StageConfiguration Read(string stage, JsonObject? stages)
    {
        if (stages?[stage] is not JsonObject members)
        {
            var known = stages?.Select(entry => entry.Key).ToArray() ?? [];
            var fix = known.Length == 0 ? "add it" : $"the stages are {string.Join(", ", known)}";
            throw new ConfigurationException(stage, [$"stages.{stage}: is missing; {fix}"]);
        }

        List<string> faults = [];
        if (!Form.Stage.Matches(stage))
        {
            faults.Add($"stages.{stage}: is not {Form.Stage.Words}");
        }

        var configuration = Read(stage, new Section($"stages.{stage}", members, faults));
        return faults.Count > 0 ? throw new ConfigurationException(stage, faults) : configuration;
    }

    private static StageConfiguration Read(string stage, Section section)
    {
        var defaults = new StageConfiguration { Stage = stage, Warehouse = new WarehouseConfiguration() };
        var configuration = defaults with
        {
            NameSuffix = section.Text("nameSuffix", Form.Suffix) ?? defaults.NameSuffix,
            Warehouse = WarehouseConfiguration.Read(section.Inner("warehouse")),
            Api = ApiConfiguration.Read(section.Inner("api")),
            LinkLifetimeSeconds = section.Number("linkLifetimeSeconds", 1, WriteBackSettings.MaxLifetimeSeconds, "seconds")
                ?? defaults.LinkLifetimeSeconds,
            WriteMode = section.Choice<WriteMode>("writeMode"),
            FrameAncestors = section.List("frameAncestors", WriteBackSettings.IsFrameAncestor, WriteBackSettings.FrameAncestorForms),
            DigestFunction = FunctionConfiguration.Read(section.Inner("digestFunction"), defaults.DigestFunction),
            WriteBackFunction = FunctionConfiguration.Read(section.Inner("writeBackFunction"), defaults.WriteBackFunction),
            SigningSecretArn = section.Text("signingSecretArn", Form.SecretArn),
            AlarmTopicArn = section.Text("alarmTopicArn", Form.TopicArn),
            LogRetentionDays = section.Number("logRetentionDays", 1, 3653, "days") ?? defaults.LogRetentionDays,
            RemovalPolicy = section.Choice<StageRemoval>("removalPolicy"),
        };
        section.RefuseUnknown();
        section.Refuse(
            !Retentions.Contains(configuration.LogRetentionDays),
            "logRetentionDays",
            $"{configuration.LogRetentionDays} is not a number of days that CloudWatch Logs accepts: {string.Join(", ", Retentions)}");
        section.Refuse(
            configuration.FrameAncestors.Contains("'none'") && configuration.FrameAncestors.Count > 1,
            "frameAncestors",
            "'none' cannot be combined with other sources");
        return configuration;
    }
}

/// <summary>A function's memory (128 to 10,240 MB; 1,769 MB is one vCPU) and its concurrency limit (null for the account's).</summary>
public sealed record FunctionConfiguration(int MemoryMegabytes, int? ReservedConcurrency)
{
    internal static FunctionConfiguration Read(Section section, FunctionConfiguration defaults)
    {
        var function = new FunctionConfiguration(
            section.Number("memoryMegabytes", 128, 10240, "MB") ?? defaults.MemoryMegabytes,
            section.Number("reservedConcurrency", 1, 10000, "environments"));
        section.RefuseUnknown();
        return function;
    }
}

/// <summary>What happens to the signing key, the logs, and a created warehouse when the stack is deleted.</summary>
public enum StageRemoval
{
    Retain,
    Destroy,
}
