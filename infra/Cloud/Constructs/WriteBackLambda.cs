using System.Globalization;
using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Keys;
using WriteBackLambdas.Warehouse;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>
/// The write-back function, its alias <c>live</c>, whose versions start from snapshots, and its grants for the Data API of the store.
/// </summary>
internal sealed class WriteBackLambda : Construct
{
    /// <param name="aurora">Where quotes are recorded; null for Redshift.</param>
    public WriteBackLambda(
        Construct scope,
        string id,
        StageConfiguration configuration,
        FunctionCode code,
        SigningKeySecret key,
        QuoteWarehouse warehouse,
        QuoteAurora? aurora)
        : base(scope, id)
    {
        Function = new DotnetFunction(this, "Function", new DotnetFunctionProps
        {
            Configuration = configuration,
            Code = code,
            Size = configuration.WriteBackFunction,
            Type = typeof(WriteBackFunction.Function),
            Method = nameof(WriteBackFunction.Function.HandleAsync),
            Name = WriteBackFunction.Function.Name + configuration.NameSuffix,
            Description = $"Verifies quote links and records quotes in {configuration.Store}",
            Timeout = Duration.Seconds(WriteBackFunction.Function.Timeout.TotalSeconds),
            Environment = Settings(configuration, key, warehouse, aurora),
            SnapStart = true,
            Definitions = configuration.Definitions.Folder,
        });
        Function.Allow(key.ReadStatements());
        Function.Allow(aurora?.WriteStatements() ?? warehouse.Statements(warehouse.WriteIdentity, "BatchExecuteStatement"));
        Annotations.Of(Function.Lambda).AcknowledgeWarning(
            "@aws-cdk/aws-lambda:snapStartRequirePublish", "The alias has a published version.");
        Live = new Alias(this, "Live", new AliasProps { AliasName = "live", Version = Function.Lambda.CurrentVersion });
    }

    public DotnetFunction Function { get; }

    public Alias Live { get; }

    /// <summary>The database user with which the function connects to Redshift.</summary>
    public string DatabaseUser(WarehouseConfiguration warehouse) =>
        warehouse.User ?? WarehouseParameters.UserOfRole(Function.Role.Role.RoleName);

    private static Dictionary<string, string> Settings(
        StageConfiguration configuration, SigningKeySecret key, QuoteWarehouse warehouse, QuoteAurora? aurora)
    {
        var settings = new Dictionary<string, string?>(aurora is null ? InRedshift(warehouse) : InAurora(aurora))
        {
            [SigningKeys.SecretIdVariable] = key.Arn,
            [WriteBackSettings.SchemaVariable] = configuration.Warehouse.Schema,
            [WriteBackSettings.LinkLifetimeVariable] = configuration.LinkLifetimeSeconds.ToString(CultureInfo.InvariantCulture),
            [WriteBackSettings.WriteModeVariable] = configuration.WriteMode.ToString().ToLowerInvariant(),
            [WriteBackSettings.SharedViewerVariable] = configuration.HasSharedReader ? "true" : null,
            [WriteBackSettings.FrameAncestorsVariable] =
                configuration.FrameAncestors.Count > 0 ? string.Join(' ', configuration.FrameAncestors) : null,
        };
        return settings.Where(setting => setting.Value is not null).ToDictionary(setting => setting.Key, setting => setting.Value!);
    }

    private static Dictionary<string, string?> InRedshift(QuoteWarehouse warehouse) => new()
    {
        [WriteBackSettings.DatabaseVariable] = warehouse.Database,
        [WriteBackSettings.WorkgroupVariable] = warehouse.Workgroup,
        [WriteBackSettings.ClusterVariable] = warehouse.Cluster,
        [WriteBackSettings.DbUserVariable] = warehouse.WriteIdentity.SecretArn is null ? warehouse.WriteIdentity.User : null,
        [WriteBackSettings.SecretArnVariable] = warehouse.WriteIdentity.SecretArn,
    };

    private static Dictionary<string, string?> InAurora(QuoteAurora aurora) => new()
    {
        [WriteBackSettings.AuroraClusterArnVariable] = aurora.ClusterArn,
        [WriteBackSettings.AuroraSecretArnVariable] = aurora.WriterSecretArn,
        [WriteBackSettings.AuroraDatabaseVariable] = aurora.Database,
    };
}
