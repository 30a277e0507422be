using System.Text.Json.Nodes;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>One stage of cdk.json's context, validated as a whole; everything but the warehouse has a default.</summary>
public sealed record StageConfiguration
{
    /// <summary>What CloudWatch Logs takes, in days.</summary>
    private static readonly int[] Retentions = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    /// <summary>Also the API's stage, and so a part of its URL.</summary>
    public required string Stage { get; init; }

    /// <summary>Ends the names of the functions and the secret, so that two stages can share an account and a region.</summary>
    public string NameSuffix { get; init; } = "";

    public required WarehouseConfiguration Warehouse { get; init; }

    public ApiConfiguration Api { get; init; } = new();

    /// <summary>How long a link is good after its issue; 1 second to 30 days.</summary>
    public int LinkLifetimeSeconds { get; init; } = WriteBackSettings.DefaultLifetimeSeconds;

    public WriteMode WriteMode { get; init; }

    /// <summary>CSP sources that may frame the pages; none: nobody may.</summary>
    public IReadOnlyList<string> FrameAncestors { get; init; } = [];

    /// <summary>One vCPU: hashing is what it does.</summary>
    public FunctionConfiguration DigestFunction { get; init; } = new(1769, null);

    public FunctionConfiguration WriteBackFunction { get; init; } = new(1024, null);

    /// <summary>An existing secret in place of the stack's own, as an earlier stack retained it.</summary>
    public string? SigningSecretArn { get; init; }

    /// <summary>Where alarms go; null: they are only seen.</summary>
    public string? AlarmTopicArn { get; init; }

    public int LogRetentionDays { get; init; } = 90;

    public StageRemoval RemovalPolicy { get; init; }

    /// <exception cref="ConfigurationException">A setting is missing, wrong or unknown; every fault is listed.</exception>
    public static StageConfiguration Read(string stage, JsonObject? stages)
    {
        if (stages?[stage] is not JsonObject members)
        {
            var known = stages?.Select(entry => entry.Key).ToArray() ?? [];
            throw new ConfigurationException(stage, [$"stages.{stage}: is missing; {(known.Length == 0 ? "define it" : $"there are {string.Join(", ", known)}")}"]);
        }

        List<string> faults = [];
        if (!Forms.Stage().IsMatch(stage))
        {
            faults.Add($"stages.{stage}: is not {Forms.StageInWords}");
        }

        var configuration = Read(stage, new Section($"stages.{stage}", members, faults));
        return faults.Count > 0 ? throw new ConfigurationException(stage, faults) : configuration;
    }

    private static StageConfiguration Read(string stage, Section section)
    {
        var defaults = new StageConfiguration { Stage = stage, Warehouse = new WarehouseConfiguration() };
        var configuration = defaults with
        {
            NameSuffix = section.Text("nameSuffix", Forms.Suffix(), Forms.SuffixInWords) ?? defaults.NameSuffix,
            Warehouse = WarehouseConfiguration.Read(section.Inner("warehouse")),
            Api = ApiConfiguration.Read(section.Inner("api")),
            LinkLifetimeSeconds = section.Number("linkLifetimeSeconds", 1, WriteBackSettings.MaxLifetimeSeconds, "seconds") ?? defaults.LinkLifetimeSeconds,
            WriteMode = section.Choice<WriteMode>("writeMode"),
            FrameAncestors = section.List("frameAncestors", WriteBackSettings.IsFrameAncestor, WriteBackSettings.FrameAncestorForms),
            DigestFunction = FunctionConfiguration.Read(section.Inner("digestFunction"), defaults.DigestFunction),
            WriteBackFunction = FunctionConfiguration.Read(section.Inner("writeBackFunction"), defaults.WriteBackFunction),
            SigningSecretArn = section.Text("signingSecretArn", Forms.SecretArn(), Forms.SecretArnInWords),
            AlarmTopicArn = section.Text("alarmTopicArn", Forms.TopicArn(), Forms.TopicArnInWords),
            LogRetentionDays = section.Number("logRetentionDays", 1, 3653, "days") ?? defaults.LogRetentionDays,
            RemovalPolicy = section.Choice<StageRemoval>("removalPolicy"),
        };
        section.RefuseUnknown();
        if (!Retentions.Contains(configuration.LogRetentionDays))
        {
            section.Fault("logRetentionDays", $"{configuration.LogRetentionDays} is not one that CloudWatch Logs takes: {string.Join(", ", Retentions)}");
        }

        if (configuration.FrameAncestors.Contains("'none'") && configuration.FrameAncestors.Count > 1)
        {
            section.Fault("frameAncestors", "'none' stands beside others; alone is right");
        }

        return configuration;
    }
}
