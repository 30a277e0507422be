using Amazon.CDK;
using Amazon.CDK.AWS.Cognito;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>
/// A Cognito user pool to try sign-in with. Only an administrator adds people, who sign in with their verified email address.
/// </summary>
internal sealed class SignInUsers : Construct
{
    public SignInUsers(Construct scope, string id, StageConfiguration configuration, string returnAddress)
        : base(scope, id)
    {
        var pool = new UserPool(this, "Pool", new UserPoolProps
        {
            SelfSignUpEnabled = false,
            SignInAliases = new SignInAliases { Email = true },
            AutoVerify = new AutoVerifiedAttrs { Email = true },
            // A new address counts only when it is verified, so nobody becomes somebody else by a change of it.
            KeepOriginal = new KeepOriginalAttrs { Email = true },
            AccountRecovery = AccountRecovery.EMAIL_ONLY,
            PasswordPolicy = new PasswordPolicy
            {
                MinLength = 12,
                RequireDigits = true,
                RequireLowercase = true,
                RequireUppercase = true,
                RequireSymbols = true,
            },
            RemovalPolicy = configuration.Removal(),
        });
        // The prefix is unique in a region among all accounts.
        var domain = pool.AddDomain("Domain", new UserPoolDomainOptions
        {
            CognitoDomain = new CognitoDomainOptions { DomainPrefix = $"write-back-{configuration.Stage}-{Aws.ACCOUNT_ID}" },
        });
        var client = pool.AddClient("Client", new UserPoolClientOptions
        {
            GenerateSecret = false,
            AuthFlows = new AuthFlow(),
            PreventUserExistenceErrors = true,
            SupportedIdentityProviders = [UserPoolClientIdentityProvider.COGNITO],
            OAuth = new OAuthSettings
            {
                Flows = new OAuthFlows { AuthorizationCodeGrant = true },
                Scopes = [OAuthScope.OPENID, OAuthScope.EMAIL],
                CallbackUrls = [returnAddress],
            },
        });
        // Its metadata names the domain only once that is there.
        client.Node.AddDependency(domain);
        Issuer = $"https://cognito-idp.{Aws.REGION}.{Aws.URL_SUFFIX}/{pool.UserPoolId}";
        ClientId = client.UserPoolClientId;
        PoolId = pool.UserPoolId;
    }

    public string Issuer { get; }

    public string ClientId { get; }

    public string PoolId { get; }
}
