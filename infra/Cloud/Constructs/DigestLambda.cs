using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>The digest function, and the role with which Redshift may call this function and do nothing else.</summary>
internal sealed class DigestLambda : Construct
{
    public DigestLambda(Construct scope, string id, StageConfiguration configuration, FunctionCode code, SigningKeySecret key)
        : base(scope, id)
    {
        Function = new DotnetFunction(this, "Function", new DotnetFunctionProps
        {
            Configuration = configuration,
            Code = code,
            Size = configuration.DigestFunction,
            Type = typeof(DigestFunction.Function),
            Method = nameof(DigestFunction.Function.HandleAsync),
            Name = DigestFunction.Function.Name + configuration.NameSuffix,
            Description = "Signs rows for Redshift: a scalar Lambda UDF that gets a batch and returns its digests",
            Timeout = Duration.Seconds(DigestFunction.Function.Timeout.TotalSeconds),
            Environment = new Dictionary<string, string> { [SigningKeys.SecretIdVariable] = key.Arn },
        });
        Function.Allow(key.ReadStatements());

        PrincipalBase Redshift(string service) => configuration.CallerExternalIds is { Count: > 0 } ids
            // Redshift sends the database user as the external id
            // (docs.aws.amazon.com/redshift/latest/mgmt/authorizing-redshift-service-database-users.html).
            ? new ServicePrincipal($"{service}.amazonaws.com").WithConditions(new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, object> { ["sts:ExternalId"] = ids.ToArray() },
            })
            : new ServicePrincipal($"{service}.amazonaws.com");
        CallerRole = new Role(this, "CallerRole", new RoleProps
        {
            // The first deployment may wait until somebody attaches the role, so the name must be known by then.
            RoleName = $"{Stack.Of(this).StackName}-caller-{Aws.REGION}",
            Description = "Redshift assumes this role to call the digest function",
            // Serverless assumes roles as either of the two.
            AssumedBy = configuration.Warehouse.Cluster is null
                ? new CompositePrincipal(Redshift("redshift"), Redshift("redshift-serverless"))
                : Redshift("redshift"),
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                // Redshift calls the function by its unqualified name, because AWS does not document that it accepts an alias or a version.
                // SnapStart works on versions only, so this function has none.
                ["CallDigestFunction"] = new(new PolicyDocumentProps
                {
                    Statements = [FunctionRole.Statement(["lambda:InvokeFunction"], Function.Lambda.FunctionArn)],
                }),
            },
        });
    }

    public DotnetFunction Function { get; }

    public Role CallerRole { get; }
}
