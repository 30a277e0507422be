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

/// <summary>The warehouse's own objects: a custom resource that runs the SQL of infra/Warehouse whenever it changes, and takes all but the history away at the end.</summary>
internal sealed class WarehouseObjects : Construct
{
    // For how long the provider asks at the least. The set-up function gives up by itself after 50 minutes, because CloudFormation gives it an hour, and says what it
    // waited for: a workgroup that wakes up, a lock, or a role that somebody attaches meanwhile.
    private static readonly Duration Longest = Duration.Minutes(55);

    public WarehouseObjects(Construct scope, string id, WarehouseObjectsProps props)
        : base(scope, id)
    {
        var (configuration, warehouse) = (props.Configuration, props.Warehouse);
        // A name that is known before the first deployment: the database user of this role may need its rights by then.
        SetUpRoleName = $"{Stack.Of(this).StackName}-set-up-{Aws.REGION}";
        var proceed = SetUp("Proceed", nameof(Function.IsCompleteAsync), props, null);
        var begin = SetUp("Begin", nameof(Function.OnEventAsync), props, proceed);
        proceed.Allow(warehouse.Statements(warehouse.AdminIdentity, "ExecuteStatement"));

        var logs = RetainedLogs.Create(this, "ProviderLogs", configuration);
        var role = new FunctionRole(this, "ProviderRole", new FunctionRoleProps { Logs = logs, Description = "Waits for the set-up functions during a deployment" });
        // The framework looks at a function that it cannot call.
        role.Allow(FunctionRole.Statement(["lambda:GetFunction", "lambda:InvokeFunction"], begin.Lambda.FunctionArn, proceed.Lambda.FunctionArn));
        var provider = new Provider(this, "Provider", new ProviderProps
        {
            OnEventHandler = begin.Lambda,
            IsCompleteHandler = proceed.Lambda,
            QueryInterval = Duration.Seconds(5),
            TotalTimeout = Longest,
            LogGroup = logs,
            // What the provider would grant itself makes a cycle of a shared role, and reaches every version of a function.
            Role = role.Role.WithoutPolicyUpdates(),
            DisableWaiterStateMachineLogging = true,
        });
        var start = new Policy(this, "StartWaiting", new PolicyProps
        {
            Roles = [role.Role],
            Statements = [FunctionRole.Statement(["states:StartExecution"], WaiterArn(provider))],
        });
        var objects = new CustomResource(this, "Resource", new CustomResourceProps
        {
            ResourceType = "Custom::WarehouseObjects",
            ServiceToken = provider.ServiceToken,
            Properties = Properties(props).ToDictionary().ToDictionary(property => property.Key, property => (object)property.Value),
        });
        // A new version of the functions is there before the views that call for it.
        objects.Node.AddDependency(props.WriteBack.Live, props.Digest, start);
        if (warehouse.Ready is { } ready)
        {
            objects.Node.AddDependency(ready);
        }
    }

    public string SetUpRoleName { get; }

    private DotnetFunction SetUp(string id, string method, WarehouseObjectsProps props, DotnetFunction? other) => new(this, id, new DotnetFunctionProps
    {
        Configuration = props.Configuration,
        Code = props.Code,
        Size = new FunctionConfiguration(MemoryMegabytes: 512, ReservedConcurrency: null),
        Type = typeof(Function),
        Method = method,
        Description = "Installs the quotes' objects in the warehouse during a deployment",
        RoleName = SetUpRoleName,
        SharesWith = other,
        Timeout = Duration.Minutes(5),
    });

    /// <summary>The provider does not show its state machine.</summary>
    private static string WaiterArn(Provider provider) => provider.Node.FindAll().OfType<CfnStateMachine>().Single().AttrArn;

    private static SetUpProperties Properties(WarehouseObjectsProps props)
    {
        var (configuration, warehouse) = (props.Configuration.Warehouse, props.Warehouse);
        return new SetUpProperties
        {
            Workgroup = warehouse.Workgroup,
            Cluster = warehouse.Cluster,
            Database = warehouse.Database,
            AdminUser = warehouse.AdminIdentity.User,
            AdminSecret = warehouse.AdminIdentity.SecretArn,
            Definition = QuoteDefinition.EmbeddedJson,
            Schema = configuration.Schema,
            ApiAddress = props.ApiUrl,
            RoleArn = props.Digest.CallerRole.RoleArn,
            FunctionName = props.Digest.Function.Lambda.FunctionName,
            DashboardRole = configuration.DashboardRole,
            ApplicationUser = props.WriteBack.DatabaseUser(configuration),
            WithSample = configuration.Create && QuoteDefinition.Embedded.Source == WarehouseScript.SampleSource ? "true" : "false",
            Script = SetUpProperties.HashOf(QuoteDefinition.Embedded),
        };
    }
}
