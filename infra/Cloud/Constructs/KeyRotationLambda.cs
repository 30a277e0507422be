using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.SecretsManager;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>The function that rotates the signing key, and the schedule on which Secrets Manager calls it.</summary>
internal sealed class KeyRotationLambda : Construct
{
    /// <param name="endpoints">The way to Secrets Manager; null if the stage's network has one.</param>
    public KeyRotationLambda(
        Construct scope,
        string id,
        StageConfiguration configuration,
        FunctionCode code,
        SigningKeySecret key,
        FunctionEndpoints? endpoints)
        : base(scope, id)
    {
        Function = new DotnetFunction(this, "Function", new DotnetFunctionProps
        {
            Configuration = configuration,
            Code = code,
            Size = new FunctionConfiguration(MemoryMegabytes: 512, ReservedConcurrency: null),
            Type = typeof(KeyRotationFunction.Function),
            Method = nameof(KeyRotationFunction.Function.HandleAsync),
            Name = KeyRotationFunction.Function.Name + configuration.NameSuffix,
            Description = "Rotates the signing key for Secrets Manager",
            Timeout = Duration.Seconds(KeyRotationFunction.Function.Timeout.TotalSeconds),
        });
        Function.Allow(key.RotateStatements());
        Function.Lambda.AddPermission("SecretsManager", new Permission
        {
            Principal = new ServicePrincipal("secretsmanager.amazonaws.com"),
            SourceAccount = Stack.Of(this).Account,
            SourceArn = key.Arn,
        });
        var schedule = new CfnRotationSchedule(this, "Schedule", new CfnRotationScheduleProps
        {
            SecretId = key.Arn,
            RotationLambdaArn = Function.Lambda.FunctionArn,
            // A deployment must not rotate. It calls the function's test, so everything that the function needs comes first.
            RotateImmediatelyOnUpdate = false,
            // Unlike a schedule expression, this counts from the last time that the key changed, also by hand.
            RotationRules = new CfnRotationSchedule.RotationRulesProperty { AutomaticallyAfterDays = configuration.KeyRotationDays },
        });
        Construct?[] before = [Function, key, endpoints];
        schedule.Node.AddDependency([.. before.OfType<Construct>()]);
    }

    public DotnetFunction Function { get; }
}
