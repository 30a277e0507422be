using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>The digest function, and the role that Redshift assumes to call it and nothing else.</summary>
internal sealed class DigestLambda : Construct
{
    public DigestLambda(Construct scope, string id, DigestLambdaProps props)
        : base(scope, id)
    {
        var configuration = props.Configuration;
        Function = new DotnetFunction(this, "Function", new DotnetFunctionProps
        {
            Configuration = configuration,
            Code = props.Code,
            Size = configuration.DigestFunction,
            Type = typeof(DigestFunction.Function),
            Method = nameof(DigestFunction.Function.HandleAsync),
            Name = NameOf(configuration),
            Description = "Signs rows for Redshift: a scalar Lambda UDF, a batch in and its digests out",
            Timeout = Duration.Seconds(60),
            Environment = new Dictionary<string, string> { [SigningKeys.SecretIdVariable] = props.SigningKey.Arn },
        });
        Function.Allow(props.SigningKey.ReadStatement());

        CallerRole = new Role(this, "CallerRole", new RoleProps
        {
            // A name that is known before the first deployment, which may wait for somebody to attach the role.
            RoleName = $"{Stack.Of(this).StackName}-caller-{Aws.REGION}",
            Description = "Redshift assumes this role to call the digest function",
            // Serverless assumes roles as either of the two.
            AssumedBy = configuration.Warehouse.Cluster is null
                ? new CompositePrincipal(new ServicePrincipal("redshift.amazonaws.com"), new ServicePrincipal("redshift-serverless.amazonaws.com"))
                : new ServicePrincipal("redshift.amazonaws.com"),
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                // The function is called by its plain name, unqualified: no page of AWS's says that Redshift takes an alias or a version. So it has no SnapStart,
                // which works on versions only.
                ["CallDigestFunction"] = new(new PolicyDocumentProps
                {
                    Statements = [FunctionRole.Statement(["lambda:InvokeFunction"], Function.Lambda.FunctionArn)],
                }),
            },
        });
    }

    public DotnetFunction Function { get; }

    public Role CallerRole { get; }

    public static string NameOf(StageConfiguration configuration) => DigestFunction.Function.Name + configuration.NameSuffix;
}
