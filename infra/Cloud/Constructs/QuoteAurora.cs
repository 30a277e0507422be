using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>
/// The Aurora cluster, existing or created, the secrets of its two users, and the grants to use it. It is there before quotes are recorded
/// in it, and after: as long as both stores are reachable, quotes can move from one to the other.
/// </summary>
internal sealed class QuoteAurora : Construct
{
    private readonly string? _adminKmsKeyArn;

    public QuoteAurora(Construct scope, string id, StageConfiguration configuration, DigestLambda digest, QuoteWarehouse warehouse)
        : base(scope, id)
    {
        var aurora = configuration.Aurora!;
        Database = aurora.Database;
        SigningRole = aurora.SignsRows ? CreateSigningRole(digest) : null;
        if (aurora.Create)
        {
            var created = new CreatedAurora(this, "Created", configuration, aurora, warehouse, SigningRole);
            (ClusterArn, AdminSecretArn) = (created.Cluster.AttrDbClusterArn, created.Cluster.AttrMasterUserSecretSecretArn);
            (Host, Port) = (created.Cluster.AttrEndpointAddress, created.Cluster.AttrEndpointPort);
        }
        else
        {
            (ClusterArn, AdminSecretArn, _adminKmsKeyArn) = (aurora.ClusterArn!, aurora.AdminSecretArn!, aurora.AdminSecretKmsKeyArn);
            (Host, Port) = (aurora.Host!, $"{aurora.Port}");
        }

        // Users belong to the whole cluster, which another stage may use too.
        var suffix = configuration.Stage.Replace('-', '_');
        WriterSecretArn = new DatabaseSecret(
            this, "Writer", $"quote_writer_{suffix}", "The database user in Aurora who records quotes").SecretArn;
        ReaderSecretArn = new DatabaseSecret(
            this, "Reader", $"quote_reader_{suffix}", "The database user in Aurora with whom Redshift reads quotes").SecretArn;
        _ = new Policy(this, "Reading", new PolicyProps
        {
            Roles = [digest.CallerRole],
            // AWS's policy for federated queries lists these on the secret, and two more on all secrets
            // (docs.aws.amazon.com/redshift/latest/dg/federated-create-secret-iam-role.html), which only its console needs.
            Statements =
            [
                FunctionRole.Statement(
                    [
                        "secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy", "secretsmanager:GetSecretValue",
                        "secretsmanager:ListSecretVersionIds",
                    ],
                    ReaderSecretArn),
            ],
        });
    }

    public string ClusterArn { get; }

    public string Host { get; }

    public string Port { get; }

    public string Database { get; }

    public string AdminSecretArn { get; }

    public string WriterSecretArn { get; }

    public string ReaderSecretArn { get; }

    /// <summary>The role with which the cluster calls the digest function; null if it signs no rows.</summary>
    public Role? SigningRole { get; }

    /// <summary>Allows to run statements as the user who records.</summary>
    public IEnumerable<PolicyStatement> WriteStatements() => [Execute(), .. FunctionRole.ReadSecret(WriterSecretArn, kmsKeyArn: null)];

    /// <summary>Allows to run statements as the cluster's administrator, and to read the passwords that it sets.</summary>
    public IEnumerable<PolicyStatement> AdminStatements() =>
    [
        Execute(),
        .. FunctionRole.ReadSecret(AdminSecretArn, _adminKmsKeyArn),
        FunctionRole.Statement(["secretsmanager:GetSecretValue"], WriterSecretArn, ReaderSecretArn),
    ];

    /// <summary>
    /// See docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/PostgreSQL-Lambda.html, and for the condition
    /// docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/cross-service-confused-deputy-prevention.html.
    /// </summary>
    private Role CreateSigningRole(DigestLambda digest) => new(this, "SigningRole", new RoleProps
    {
        Description = "Aurora assumes this role to call the digest function",
        AssumedBy = new ServicePrincipal("rds.amazonaws.com").WithConditions(new Dictionary<string, object>
        {
            ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Aws.ACCOUNT_ID },
        }),
        InlinePolicies = new Dictionary<string, PolicyDocument>
        {
            ["CallDigestFunction"] = new(new PolicyDocumentProps
            {
                Statements = [FunctionRole.Statement(["lambda:InvokeFunction"], digest.Function.Lambda.FunctionArn)],
            }),
        },
    });

    private PolicyStatement Execute() => FunctionRole.Statement(["rds-data:ExecuteStatement"], ClusterArn);
}
