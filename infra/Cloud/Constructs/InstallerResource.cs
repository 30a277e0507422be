using System.Globalization;
using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.CustomResources;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Installer;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Cloud.Constructs;

/// <param name="Dashboards">
/// The database user of the dashboards' data source, with the name and the secret that the installer gives it; null for none.
/// </param>
/// <param name="Aurora">The Aurora cluster, whether it records or not; null for none.</param>
/// <param name="Sync">What copies from it; null if quotes are recorded in Redshift.</param>
internal sealed record InstallerResourceProps(
    StageConfiguration Configuration,
    FunctionCode Code,
    QuoteWarehouse Warehouse,
    DigestLambda Digest,
    WriteBackLambda WriteBack,
    FunctionEndpoints? Endpoints,
    QuoteApi Api,
    DatabaseIdentity? Dashboards = null,
    QuoteAurora? Aurora = null,
    QuoteSync? Sync = null);

/// <summary>
/// The custom resource that runs the SQL of infra/Warehouse in the warehouse whenever the SQL changes, and that removes everything but the
/// history when the stack is deleted.
/// </summary>
internal sealed class InstallerResource : Construct
{
    // The installer gives up after 50 minutes and says what it waits for: a workgroup that wakes up, a lock, or a role that somebody
    // attaches. CloudFormation would time out after an hour without a reason.
    private static readonly Duration Timeout = Duration.Minutes(55);

    public InstallerResource(Construct scope, string id, InstallerResourceProps props)
        : base(scope, id)
    {
        var (configuration, warehouse) = (props.Configuration, props.Warehouse);
        ApplicationUser = props.Sync?.DatabaseUser ?? props.WriteBack.DatabaseUser(configuration.Warehouse);
        // The database user of this role may need its rights before the first deployment, so the name must be known by then.
        RoleName = $"{Stack.Of(this).StackName}-installer-{Aws.REGION}";
        var isComplete = CreateFunction("IsComplete", nameof(Function.IsCompleteAsync), props, null);
        var onEvent = CreateFunction("OnEvent", nameof(Function.OnEventAsync), props, isComplete);
        isComplete.Allow(warehouse.Statements(warehouse.AdminIdentity, "BatchExecuteStatement", "ExecuteStatement"));

        if (props.Dashboards is { SecretArn: { } secret } dashboards)
        {
            isComplete.Allow(FunctionRole.ReadSecret(secret, dashboards.KmsKeyArn));
        }

        isComplete.Allow(props.Aurora?.AdminStatements() ?? []);
        var logs = RetainedLogs.Create(this, "ProviderLogs", configuration);
        var role = new FunctionRole(
            this, "ProviderRole", configuration, logs, "Calls the installer during a deployment until it is complete");
        // The framework looks at a function that it cannot call.
        role.Allow(FunctionRole.Statement(
            ["lambda:GetFunction", "lambda:InvokeFunction"], onEvent.Lambda.FunctionArn, isComplete.Lambda.FunctionArn));
        var provider = new Provider(this, "Provider", new ProviderProps
        {
            OnEventHandler = onEvent.Lambda,
            IsCompleteHandler = isComplete.Lambda,
            QueryInterval = Duration.Seconds(5),
            TotalTimeout = Timeout,
            LogGroup = logs,
            // The provider's own grants would make a cycle of a shared role, and include every version of a function.
            // In CDK 2.277 this property is obsolete. FrameworkOnEventRole and FrameworkCompleteAndTimeoutRole replace it, with two roles:
            // the first calls OnEvent and starts to wait, and the second calls IsComplete.
#pragma warning disable CS0618 // This version of the CDK lacks the other two.
            Role = role.Role.WithoutPolicyUpdates(),
#pragma warning restore CS0618
            DisableWaiterStateMachineLogging = true,
        });
        var startWaiting = new Policy(this, "StartWaiting", new PolicyProps
        {
            Roles = [role.Role],
            // The provider does not expose its state machine.
            Statements =
            [
                FunctionRole.Statement(
                    ["states:StartExecution"], provider.Node.FindAll().OfType<CfnStateMachine>().Single().AttrArn),
            ],
        });
        // The views publish links at once, so what signs and answers them must exist before: the functions and the API at its address.
        // Until the SQL has run, a procedure may have other arguments than the updated function gives it: see Outcome.Updating.
        Construct?[] before = [props.WriteBack.Live, props.Digest, props.Api, startWaiting, warehouse.Ready, props.Aurora, props.Endpoints];
        foreach (var definition in configuration.Definitions.All)
        {
            var resourceId = definition.IsDefault ? "Resource" : $"Resource-{definition.Name}";
            var resource = new CustomResource(this, resourceId, new CustomResourceProps
            {
                ResourceType = "Custom::WarehouseInstaller",
                ServiceToken = provider.ServiceToken,
                Properties = Properties(props, definition).ToDictionary()
                    .ToDictionary(property => property.Key, property => (object)property.Value),
            });
            resource.Node.AddDependency([.. before.OfType<Construct>()]);
            // One after another, the default definition first, because its objects are for all. The removal is in the opposite order.
            before = [.. before, resource];
        }
    }

    public string RoleName { get; }

    /// <summary>The database user in Redshift who records quotes or copies them.</summary>
    public string ApplicationUser { get; }

    private DotnetFunction CreateFunction(string id, string method, InstallerResourceProps props, DotnetFunction? sharesWith) =>
        new(this, id, new DotnetFunctionProps
        {
            Configuration = props.Configuration,
            Code = props.Code,
            Size = new FunctionConfiguration(MemoryMegabytes: 512, ReservedConcurrency: null),
            Type = typeof(Function),
            Method = method,
            Description = "Installs the warehouse's objects during a deployment",
            RoleName = RoleName,
            SharesWith = sharesWith,
            Timeout = Duration.Minutes(5),
        });

    private InstallerProperties Properties(InstallerResourceProps props, QuoteDefinition definition)
    {
        var (configuration, warehouse) = (props.Configuration.Warehouse, props.Warehouse);
        return new InstallerProperties
        {
            Workgroup = warehouse.Workgroup,
            Cluster = warehouse.Cluster,
            Database = warehouse.Database,
            AdminUser = warehouse.AdminIdentity.User,
            AdminSecret = warehouse.AdminIdentity.SecretArn,
            Definition = props.Configuration.Definitions.JsonOf(definition),
            DefinitionName = definition.IsDefault ? null : definition.Name,
            Schema = configuration.Schema,
            ApiAddress = props.Api.AddressOf(definition),
            RoleArn = props.Digest.CallerRole.RoleArn,
            FunctionName = props.Digest.Function.Lambda.FunctionName,
            DashboardRole = configuration.DashboardRole,
            ApplicationUser = ApplicationUser,
            ApplicationUserExists = configuration.SecretArn is null ? null : "true",
            PeopleShareUsers = props.Configuration.SignIn is { Viewer: null } ? "true" : null,
            DashboardUser = definition.IsDefault ? props.Dashboards?.User : null,
            DashboardSecret = definition.IsDefault ? props.Dashboards?.SecretArn : null,
            DashboardGroups = definition.IsDefault && props.Configuration.Groups is { Count: > 0 } groups ? string.Join(',', groups) : null,
            UdfRetryTimeoutMilliseconds = props.Configuration.UdfRetryTimeoutMilliseconds?.ToString(CultureInfo.InvariantCulture),
            WithSample = configuration.Create && definition.Source == WarehouseScript.SampleSource ? "true" : "false",
            Store = props.Sync is null ? null : InstallerProperties.AuroraStore,
            AuroraCluster = props.Aurora?.ClusterArn,
            AuroraDatabase = props.Aurora?.Database,
            AuroraAdminSecret = props.Aurora?.AdminSecretArn,
            AuroraWriterSecret = props.Aurora?.WriterSecretArn,
            AuroraReaderSecret = props.Aurora?.ReaderSecretArn,
            AuroraHost = props.Aurora?.Host,
            AuroraPort = props.Aurora?.Port,
            // A viewer who sees only some quotes of one definition must not read Aurora's table of them.
            AuroraIsReadable = props.Aurora is not null && props.Configuration.Definitions.HidesNothing ? "true" : null,
            AuroraSignsRows = props.Aurora?.SigningRole is null ? null : "true",
            Script = InstallerProperties.HashOf(definition),
        };
    }
}
