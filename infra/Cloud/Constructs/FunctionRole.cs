using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>
/// A role of Lambda functions that may write one log group and traces. Its grants are part of the role itself, so they hold before a
/// function starts or a snapshot of it is taken.
/// </summary>
internal sealed class FunctionRole : Construct
{
    /// <summary>
    /// With these, Lambda itself connects a function to its subnets. Calls of the function's own code have the key
    /// <c>lambda:SourceFunctionArn</c> and are not allowed (docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html).
    /// </summary>
    private static readonly string[] NetworkActions =
    [
        "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets",
        "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
    ];

    private readonly PolicyDocument _grants = new();

    /// <param name="name">The role's name; null if CloudFormation makes one.</param>
    public FunctionRole(
        Construct scope, string id, StageConfiguration configuration, LogGroup logs, string description, string? name = null)
        : base(scope, id)
    {
        Role = new Role(this, "Role", new RoleProps
        {
            RoleName = name,
            Description = description,
            AssumedBy = new ServicePrincipal("lambda.amazonaws.com"),
            InlinePolicies = new Dictionary<string, PolicyDocument> { ["Grants"] = _grants },
        });
        Allow(
            Statement(["logs:CreateLogStream", "logs:PutLogEvents"], logs.LogGroupArn),
            // X-Ray has no resources.
            Statement(["xray:PutTraceSegments", "xray:PutTelemetryRecords"], "*"));
        if (configuration.Network is not null)
        {
            Allow(new PolicyStatement(new PolicyStatementProps
            {
                Actions = NetworkActions,
                Resources = ["*"],
                Conditions = new Dictionary<string, object>
                {
                    ["Null"] = new Dictionary<string, object> { ["lambda:SourceFunctionArn"] = "true" },
                },
            }));
        }
    }

    public Role Role { get; }

    public void Allow(params IEnumerable<PolicyStatement> statements) => _grants.AddStatements([.. statements]);

    public static PolicyStatement Statement(string[] actions, params string[] resources) =>
        new(new PolicyStatementProps { Actions = actions, Resources = resources });

    /// <summary>
    /// Allows to read a secret and, if a customer-managed key encrypts it, to decrypt only this secret through Secrets Manager
    /// (docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html).
    /// </summary>
    public static IEnumerable<PolicyStatement> ReadSecret(string secretArn, string? kmsKeyArn) =>
        UseSecret(secretArn, kmsKeyArn, ["secretsmanager:GetSecretValue"], ["kms:Decrypt"]);

    /// <summary>
    /// Allows to give a secret a new version
    /// (docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html).
    /// </summary>
    public static IEnumerable<PolicyStatement> RotateSecret(string secretArn, string? kmsKeyArn) => UseSecret(
        secretArn,
        kmsKeyArn,
        [
            "secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue",
            "secretsmanager:UpdateSecretVersionStage",
        ],
        ["kms:Decrypt", "kms:GenerateDataKey"]);

    private static IEnumerable<PolicyStatement> UseSecret(string secretArn, string? kmsKeyArn, string[] actions, string[] kmsActions)
    {
        yield return Statement(actions, secretArn);
        if (kmsKeyArn is not null)
        {
            yield return new PolicyStatement(new PolicyStatementProps
            {
                Actions = kmsActions,
                Resources = [kmsKeyArn],
                Conditions = new Dictionary<string, object>
                {
                    ["StringEquals"] = new Dictionary<string, object>
                    {
                        ["kms:ViaService"] = $"secretsmanager.{Aws.REGION}.amazonaws.com",
                        ["kms:EncryptionContext:SecretARN"] = secretArn,
                    },
                },
            });
        }
    }
}
