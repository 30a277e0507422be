using WriteBackLambdas.WriteBackFunction.SignIn;

namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>The OpenID Connect provider where people sign in before a link of theirs records.</summary>
public sealed record SignInConfiguration
{
    /// <summary>Written out, because a null does not arrive through jsii and looks like a setting that somebody forgot.</summary>
    private const string Anybody = "anybody";

    private static readonly Form IssuerForm = new("https://[^?#@\\s]+", "an issuer's https URL such as https://login.example.com/tenant");
    private static readonly Form ClientIdForm = new(@"[!-~]{1,255}", "a client's id");
    private static readonly Form Scope = new(@"[!#-\[\]-~]+", "a scope such as email");

    /// <summary>Whether the stack creates a Cognito user pool, to try sign-in without a provider of one's own.</summary>
    public bool Cognito { get; init; }

    /// <summary>The issuer; empty if the stack creates the provider.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>The client's id; empty if the stack creates the provider.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>The secret whose text is the client secret; null if PKCE alone proves the client.</summary>
    public string? ClientSecretArn { get; init; }

    /// <summary>The customer-managed KMS key that encrypts that secret; null for AWS's own key.</summary>
    public string? ClientSecretKmsKeyArn { get; init; }

    /// <summary>What is asked for, beside openid.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [SignInSettings.Email];

    public string Claim { get; init; } = SignInSettings.Email;

    /// <summary>The viewer of a person's links; null if any person may use any link and is recorded.</summary>
    public string? Viewer { get; init; }

    public int SessionMinutes { get; init; } = SignInSettings.DefaultSessionSeconds / 60;

    /// <summary>Null if a link is all that it takes.</summary>
    internal static SignInConfiguration? Read(Section parent)
    {
        var section = parent.Inner("signIn");
        var defaults = new SignInConfiguration();
        var cognito = section.Flag("cognito");
        var signIn = new SignInConfiguration
        {
            Cognito = cognito,
            Issuer = section.Text("issuer", IssuerForm) ?? "",
            ClientId = section.Text("clientId", ClientIdForm) ?? "",
            ClientSecretArn = section.Text("clientSecretArn", Form.SecretArn),
            ClientSecretKmsKeyArn = section.Text("clientSecretKmsKeyArn", Form.KmsKeyArn),
            Scopes = section.Has("scopes") ? section.List("scopes", Scope) : defaults.Scopes,
            Claim = section.Text("claim", Form.Any) ?? defaults.Claim,
            Viewer = section.Text("viewer", Form.Any) is { } viewer && viewer != Anybody ? viewer : null,
            SessionMinutes = section.Number(
                "sessionMinutes", SignInSettings.MinSessionSeconds / 60, SignInSettings.MaxSessionSeconds / 60, "minutes")
                ?? defaults.SessionMinutes,
        };
        section.RefuseUnknown();
        if (!parent.Has("signIn") || section.IsInvalid)
        {
            return null;
        }

        string[] ofProvider = ["issuer", "clientId", "clientSecretArn"];
        section.Refuse(
            !cognito && !ofProvider[..2].All(section.Has),
            "issuer",
            "no setting says where people sign in; set issuer and clientId, or cognito");
        section.Refuse(
            cognito && ofProvider.Any(section.Has),
            "cognito",
            $"creates a provider; it cannot be set with {string.Join(", ", ofProvider)}");

        section.Refuse(
            signIn.ClientSecretKmsKeyArn is not null && signIn.ClientSecretArn is null,
            "clientSecretKmsKeyArn",
            "can be set only with clientSecretArn");
        section.Refuse(
            !section.Has("viewer"),
            "viewer",
            $"is missing; set it to what a reader's database user is made of, such as AWSIDC:{{{signIn.Claim}}}, or to {Anybody} if any "
            + "person who signs in may use any link and is recorded");
        if (SignInSettings.ClaimFault(signIn.Claim) is { } claimFault)
        {
            section.Fault("claim", claimFault);
        }
        else if (signIn.Viewer is { } template && SignInSettings.ViewerFault(template, signIn.Claim) is { } viewerFault)
        {
            section.Fault("viewer", viewerFault);
        }

        return signIn;
    }

    /// <summary>Refuses what cannot work with the stage's other settings.</summary>
    internal static void Check(Section section, StageConfiguration stage)
    {
        if (stage.SignIn is not { } signIn)
        {
            return;
        }

        section.Refuse(
            stage.FrameAncestors.Any(source => source != "'none'"),
            "frameAncestors",
            "cannot be set with signIn, because browsers send no session into a page of another site");
        section.Refuse(
            signIn.Viewer is not null && stage.HasSharedReader,
            "signIn.viewer",
            "must be anybody where the readers of quickSight share one database user; with \"identity\": \"identityCenter\" each has one");
    }
}
