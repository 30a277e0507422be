using System.Text.Json.Nodes;
using WriteBackLambdas.Warehouse;
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

    /// <summary>The only account to which the stage may go; null for any.</summary>
    public string? Account { get; init; }

    /// <summary>The only region to which the stage may go; null for any.</summary>
    public string? Region { get; init; }

    /// <summary>Whether CloudFormation refuses to delete the stack; by default it does if the stage retains its data.</summary>
    public bool TerminationProtection { get; init; } = true;

    /// <summary>Tags of the stack, which CloudFormation gives to every resource that can have tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>A suffix for the names of the functions and the secret, so that two stages can share an account and a region.</summary>
    public string NameSuffix { get; init; } = "";

    public required WarehouseConfiguration Warehouse { get; init; }

    /// <summary>Where quotes are recorded.</summary>
    public StageStore Store { get; init; }

    /// <summary>The Aurora cluster, in which quotes are recorded if <see cref="Store"/> says so; null for none.</summary>
    public AuroraConfiguration? Aurora { get; init; }

    public StageDefinitions Definitions { get; init; } = StageDefinitions.BuiltIn;

    public ApiConfiguration Api { get; init; } = new();

    /// <summary>The network of all functions; null if they run outside a VPC.</summary>
    public NetworkConfiguration? Network { get; init; }

    /// <summary>The dashboard in QuickSight; null if the stage has none.</summary>
    public QuickSightConfiguration? QuickSight { get; init; }

    /// <summary>How people sign in; null if a link is all that it takes.</summary>
    public SignInConfiguration? SignIn { get; init; }

    /// <summary>Which database users the dashboards' readers are.</summary>
    public StageIdentity Identity { get; init; }

    /// <summary>With IAM Identity Center, the database roles of the groups that read the dashboards.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Whether all readers share one database user, as far as is known: other dashboards than QuickSight's may differ.</summary>
    public bool HasSharedReader => QuickSight is not null && Identity == StageIdentity.Shared;

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

    /// <summary>The customer-managed KMS key that encrypts the secret; null for AWS's own key.</summary>
    public string? SigningKmsKeyArn { get; init; }

    /// <summary>The days from one rotation of the signing key to the next; null if only a person rotates it.</summary>
    public int? KeyRotationDays { get; init; }

    /// <summary>How long Redshift repeats a call of the digest function that fails; null for the installer's default.</summary>
    public int? UdfRetryTimeoutMilliseconds { get; init; }

    /// <summary>The only external ids, which name database users, with which Redshift may assume the caller role; empty for any.</summary>
    public IReadOnlyList<string> CallerExternalIds { get; init; } = [];

    /// <summary>The SNS topic that alarms notify, if any.</summary>
    public string? AlarmTopicArn { get; init; }

    public int LogRetentionDays { get; init; } = 90;

    public StageRemoval RemovalPolicy { get; init; }

    /// <param name="stage">The stage's name.</param>
    /// <param name="stages">All stages by name.</param>
    /// <param name="root">The folder of cdk.json.</param>
    /// <exception cref="ConfigurationException">A setting is missing, invalid or unknown; every fault is listed.</exception>
    public static StageConfiguration Read(string stage, JsonObject? stages, string root)
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

        var configuration = Read(stage, new Section($"stages.{stage}", members, faults), root);
        return faults.Count > 0 ? throw new ConfigurationException(stage, faults) : configuration;
    }

    /// <summary>
    /// Refuses to go to an account or a region that is not the stage's own. Without credentials the account is null and nothing is refused,
    /// because then the cdk command makes up the region too.
    /// </summary>
    /// <exception cref="ConfigurationException">One of them is another.</exception>
    public void RefuseElsewhere(string? account, string? region)
    {
        List<string> faults = [];
        if (Account is not null && account is not null && account != Account)
        {
            faults.Add($"stages.{Stage}.account: is {Account}, but the credentials are for {account}");
        }

        if (Region is not null && account is not null && region is not null && region != Region)
        {
            faults.Add($"stages.{Stage}.region: is {Region}, but the commands go to {region}");
        }

        if (faults.Count > 0)
        {
            throw new ConfigurationException(Stage, faults);
        }
    }

    private static StageConfiguration Read(string stage, Section section, string root)
    {
        var defaults = new StageConfiguration { Stage = stage, Warehouse = new WarehouseConfiguration() };
        var removal = section.Choice<StageRemoval>("removalPolicy");
        var identity = section.Choice<StageIdentity>("identity");
        var store = section.Choice<StageStore>("store");
        var inner = section.Inner("warehouse");
        var warehouse = WarehouseConfiguration.Read(inner);
        var hasSchema = inner.Has("schema");
        var definitions = StageDefinitions.Read(section, root, hasSchema ? warehouse.Schema : null);
        warehouse = hasSchema ? warehouse : warehouse with { Schema = definitions.Default.Schema };
        var configuration = defaults with
        {
            Account = section.Text("account", Form.Account),
            Region = section.Text("region", Form.Region),
            TerminationProtection = section.Flag("terminationProtection", otherwise: removal == StageRemoval.Retain),
            Tags = section.Map("tags", Form.TagName, Form.TagValue),
            NameSuffix = section.Text("nameSuffix", Form.Suffix) ?? defaults.NameSuffix,
            Warehouse = warehouse,
            Store = store,
            Aurora = AuroraConfiguration.Read(section, store, warehouse),
            Definitions = definitions,
            Api = ApiConfiguration.Read(section.Inner("api")),
            Network = NetworkConfiguration.Read(section),
            QuickSight = QuickSightConfiguration.Read(section, stage, warehouse, identity),
            Identity = identity,
            Groups = section.List("groups", WarehouseParameters.IsGroup, WarehouseParameters.GroupForm),
            SignIn = SignInConfiguration.Read(section),
            LinkLifetimeSeconds = section.Number("linkLifetimeSeconds", 1, WriteBackSettings.MaxLifetimeSeconds, "seconds")
                ?? defaults.LinkLifetimeSeconds,
            WriteMode = section.Choice<WriteMode>("writeMode"),
            FrameAncestors = section.List("frameAncestors", WriteBackSettings.IsFrameAncestor, WriteBackSettings.FrameAncestorForms),
            DigestFunction = FunctionConfiguration.Read(section.Inner("digestFunction"), defaults.DigestFunction),
            WriteBackFunction = FunctionConfiguration.Read(section.Inner("writeBackFunction"), defaults.WriteBackFunction),
            SigningSecretArn = section.Text("signingSecretArn", Form.SecretArn),
            SigningKmsKeyArn = section.Text("signingKmsKeyArn", Form.KmsKeyArn),
            KeyRotationDays = section.Number("keyRotationDays", 1, KeySchedule.MostDays, "days"),
            UdfRetryTimeoutMilliseconds = section.Number("udfRetryTimeoutMilliseconds", 0, 3_600_000, "milliseconds"),
            CallerExternalIds = section.List("callerExternalIds", Form.ExternalId(warehouse)),
            AlarmTopicArn = section.Text("alarmTopicArn", Form.TopicArn),
            LogRetentionDays = section.Number("logRetentionDays", 1, 3653, "days") ?? defaults.LogRetentionDays,
            RemovalPolicy = removal,
        };
        section.RefuseUnknown();
        section.Refuse(
            !Retentions.Contains(configuration.LogRetentionDays),
            "logRetentionDays",
            $"{configuration.LogRetentionDays} is not a number of days that CloudWatch Logs accepts: {string.Join(", ", Retentions)}");
        section.Refuse(
            configuration.Api.CreateEndpoint && configuration.Network?.VpcId is null,
            "network.vpcId",
            "is missing; api.createEndpoint creates the endpoint in this VPC and its subnetIds");
        RefuseWrongReaders(section, configuration);
        KeySchedule.RefuseTooShort(section, configuration);
        StageArns.RefuseOtherRegions(section, configuration);
        SignInConfiguration.Check(section, configuration);
        section.Refuse(
            configuration.FrameAncestors.Contains("'none'") && configuration.FrameAncestors.Count > 1,
            "frameAncestors",
            "'none' cannot be combined with other sources");
        return configuration;
    }

    private static void RefuseWrongReaders(Section section, StageConfiguration configuration)
    {
        var isShared = configuration.Identity == StageIdentity.Shared;
        section.Refuse(isShared && section.Has("groups"), "groups", "can be set only with \"identity\": \"identityCenter\"");
        section.Refuse(
            !isShared && !section.Has("groups"),
            "groups",
            $"is missing; list the groups that read the dashboards, each as {WarehouseParameters.GroupForm}");
    }
}
