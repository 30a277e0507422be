using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.WriteBackFunction.SignIn;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>
/// What a stage with sign-in has more: the key of sessions, which only the write-back function reads, the paths to come back to and to sign
/// out, the function's settings, and, if there is no other provider, a user pool.
/// </summary>
internal sealed class SignIn : Construct
{
    public SignIn(Construct scope, string id, StageConfiguration configuration, WriteBackLambda writeBack, QuoteApi api)
        : base(scope, id)
    {
        var signIn = configuration.SignIn!;
        var key = SigningKeySecret.OfSessions(this, "SessionKey", configuration);
        key.AllowOnly(writeBack.Function.Role);
        writeBack.Function.Allow(key.ReadStatements());
        if (signIn.ClientSecretArn is { } clientSecret)
        {
            writeBack.Function.Allow(FunctionRole.ReadSecret(clientSecret, signIn.ClientSecretKmsKeyArn));
        }

        SessionSecretArn = key.Arn;
        ReturnAddress = api.AddressOf(SignInPath.Return);
        Users = signIn.Cognito ? new SignInUsers(this, "Users", configuration, ReturnAddress) : null;
        var settings = new SignInSettings(
            Users?.Issuer ?? signIn.Issuer,
            Users?.ClientId ?? signIn.ClientId,
            key.Arn,
            signIn.ClientSecretArn,
            string.Join(' ', signIn.Scopes.Prepend("openid").Distinct()),
            signIn.Claim,
            signIn.Viewer,
            signIn.SessionMinutes * 60);
        writeBack.Function.Lambda.AddEnvironment(SignInSettings.Variable, settings.ToJson());

        // The answers of a provider have other parameters than links, so nothing is required of them here.
        api.AddPath(SignInPath.Return, "GET");
        api.AddPath(SignInPath.SignOut, "GET", "POST");
    }

    public string SessionSecretArn { get; }

    /// <summary>The address to register at the provider.</summary>
    public string ReturnAddress { get; }

    /// <summary>Null if the stage has a provider of its own.</summary>
    public SignInUsers? Users { get; }
}
