using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SecretsManager;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Keys;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>
/// A secret with a key that signs, links or sessions: 64 generated characters, BLAKE2b's longest key. Only the functions can read it.
/// </summary>
internal sealed class SigningKeySecret : Construct
{
    private readonly ISecret _secret;
    private readonly string? _kmsKeyArn;

    /// <summary>The key of links.</summary>
    public SigningKeySecret(Construct scope, string id, StageConfiguration configuration)
        : this(
            scope,
            id,
            configuration,
            configuration.SigningSecretArn,
            SigningKeys.DefaultSecretId + configuration.NameSuffix,
            "Signs the quote links of the warehouse's views. Anyone who reads it can forge them.",
            configuration.Removal())
    {
    }

    private SigningKeySecret(
        Construct scope,
        string id,
        StageConfiguration configuration,
        string? existingArn,
        string? name,
        string description,
        RemovalPolicy removal)
        : base(scope, id)
    {
        _kmsKeyArn = configuration.SigningKmsKeyArn;
        if (existingArn is not null)
        {
            _secret = Secret.FromSecretCompleteArn(this, "Secret", existingArn);
            return;
        }

        _secret = new Secret(this, "Secret", new SecretProps
        {
            SecretName = name,
            Description = description,
            GenerateSecretString = new SecretStringGenerator
            {
                SecretStringTemplate = "{}",
                GenerateStringKey = "key",
                PasswordLength = SigningKey.MaxBytes,
                ExcludePunctuation = true,
            },
            RemovalPolicy = removal,
        });
        if (_kmsKeyArn is not null)
        {
            // The construct's own property would grant more than ReadSecret.
            ((CfnSecret)_secret.Node.DefaultChild!).KmsKeyId = _kmsKeyArn;
        }
    }

    /// <summary>The key of sessions. Without it, everybody signs in again, so it is not worth keeping.</summary>
    public static SigningKeySecret OfSessions(Construct scope, string id, StageConfiguration configuration) => new(
        scope,
        id,
        configuration,
        existingArn: null,
        name: null,
        "Signs the sessions of people who have signed in. Anyone who reads it can be anybody.",
        RemovalPolicy.DESTROY);

    /// <summary>The secret's complete ARN.</summary>
    public string Arn => _secret.SecretArn;

    public IEnumerable<PolicyStatement> ReadStatements() => FunctionRole.ReadSecret(Arn, _kmsKeyArn);

    public IEnumerable<PolicyStatement> RotateStatements() => FunctionRole.RotateSecret(Arn, _kmsKeyArn);

    /// <summary>Refuses everybody else. Administrators could change this policy first, and that would be logged.</summary>
    public void AllowOnly(params IEnumerable<FunctionRole> readers) => _ = new CfnResourcePolicy(this, "Policy", new CfnResourcePolicyProps
    {
        SecretId = Arn,
        BlockPublicPolicy = true,
        ResourcePolicy = new PolicyDocument(new PolicyDocumentProps
        {
            Statements =
            [
                new PolicyStatement(new PolicyStatementProps
                {
                    Effect = Effect.DENY,
                    Principals = [new AnyPrincipal()],
                    Actions = ["secretsmanager:GetSecretValue"],
                    // In a resource policy, "*" is this secret.
                    Resources = ["*"],
                    Conditions = new Dictionary<string, object>
                    {
                        ["ArnNotEquals"] = new Dictionary<string, object>
                        {
                            ["aws:PrincipalArn"] = readers.Select(reader => reader.Role.RoleArn).ToArray(),
                        },
                    },
                }),
            ],
        }),
    });
}
