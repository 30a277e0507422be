using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Scheduler;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>
/// EventBridge Scheduler calls the procedure that copies quotes from Aurora to Redshift, through the Data API and without a function. The
/// Data API only accepts the statement in that moment; how it ends, it says in an event.
/// </summary>
internal sealed class QuoteSync : Construct
{
    private readonly StageConfiguration _configuration;
    private readonly QuoteWarehouse _warehouse;
    private readonly Role _role;
    private readonly CfnScheduleGroup _group;

    public QuoteSync(Construct scope, string id, StageConfiguration configuration, QuoteWarehouse warehouse)
        : base(scope, id)
    {
        (_configuration, _warehouse) = (configuration, warehouse);
        _role = new Role(this, "Role", new RoleProps
        {
            // A database user's name.
            RoleName = $"{Stack.Of(this).StackName}-sync-{Aws.REGION}",
            Description = "Copies quotes from Aurora to Redshift on a schedule",
            // docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
            AssumedBy = new ServicePrincipal("scheduler.amazonaws.com").WithConditions(new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Aws.ACCOUNT_ID },
            }),
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                ["CallProcedure"] = new(new PolicyDocumentProps
                {
                    Statements = [.. warehouse.ExecuteStatements(warehouse.WriteIdentity, "BatchExecuteStatement")],
                }),
            },
        });
        // Scheduler's metrics are those of a group.
        _group = new CfnScheduleGroup(this, "Group", new CfnScheduleGroupProps { Name = $"{Stack.Of(this).StackName}-sync" });
        Failures = new SyncFailures(this, "Failures", configuration, StatementName);
    }

    /// <summary>The database user in Redshift who copies.</summary>
    public string DatabaseUser => _configuration.Warehouse.User ?? WarehouseParameters.UserOfRole(_role.RoleName);

    private SyncFailures Failures { get; }

    /// <summary>Copies that failed in Redshift.</summary>
    public IMetric Failed => Metric("AWS/Events", "TriggeredRules", "RuleName", Failures.RuleName);

    /// <summary>Copies that Scheduler gave up because the Data API refused them.</summary>
    public IMetric Dropped => Metric("AWS/Scheduler", "InvocationDroppedCount", "ScheduleGroup", _group.Ref);

    private string StatementName => $"{Stack.Of(this).StackName}-sync";

    /// <summary>Starts to copy, one definition's quotes after another's, once the procedures exist.</summary>
    public void Start(Construct installed)
    {
        foreach (var definition in _configuration.Definitions.All)
        {
            var schema = _configuration.Warehouse.Schema;
            var input = new Dictionary<string, object?>
            {
                ["WorkgroupName"] = _warehouse.Workgroup,
                ["ClusterIdentifier"] = _warehouse.Cluster,
                ["Database"] = _warehouse.Database,
                ["DbUser"] = _warehouse.WriteIdentity.SecretArn is null ? _warehouse.WriteIdentity.User : null,
                ["SecretArn"] = _warehouse.WriteIdentity.SecretArn,
                ["Sqls"] = WarehouseScript.Synchronization(definition with { Schema = schema }).ToArray(),
                ["StatementName"] = StatementName,
                ["WithEvent"] = true,
            };
            var schedule = new CfnSchedule(this, $"Schedule-{definition.Name}", new CfnScheduleProps
            {
                GroupName = _group.Ref,
                Description = $"Copies {definition.Name} from Aurora to Redshift",
                ScheduleExpression = $"rate({_configuration.Aurora!.SyncMinutes} minutes)",
                FlexibleTimeWindow = new CfnSchedule.FlexibleTimeWindowProperty { Mode = "OFF" },
                Target = new CfnSchedule.TargetProperty
                {
                    // docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
                    Arn = $"arn:{Aws.PARTITION}:scheduler:::aws-sdk:redshiftdata:batchExecuteStatement",
                    RoleArn = _role.RoleArn,
                    Input = Stack.Of(this).ToJsonString(
                        input.Where(part => part.Value is not null).ToDictionary(part => part.Key, part => part.Value!)),
                    // The next run copies what this one did not.
                    RetryPolicy = new CfnSchedule.RetryPolicyProperty { MaximumRetryAttempts = 3, MaximumEventAgeInSeconds = 300 },
                },
            });
            schedule.Node.AddDependency(installed);
        }
    }

    private static Metric Metric(string space, string name, string dimension, string value) => new(new MetricProps
    {
        Namespace = space,
        MetricName = name,
        Statistic = "Sum",
        DimensionsMap = new Dictionary<string, string> { [dimension] = value },
        Period = Duration.Minutes(5),
    });
}
