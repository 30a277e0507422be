using Amazon.CDK;
using Amazon.CDK.AWS.SecretsManager;
using Constructs;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>A secret with a database user's name and a generated password of a form that Redshift accepts.</summary>
internal sealed class DatabaseSecret(Construct scope, string id, string user, string description, RemovalPolicy? removal = null)
    : Secret(scope, id, new SecretProps
    {
        Description = description,
        GenerateSecretString = new SecretStringGenerator
        {
            SecretStringTemplate = $$"""{"username":"{{user}}"}""",
            GenerateStringKey = "password",
            PasswordLength = 32,
            ExcludePunctuation = true,
            RequireEachIncludedType = true,
        },
        RemovalPolicy = removal,
    });
