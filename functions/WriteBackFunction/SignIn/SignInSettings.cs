using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteBackLambdas.WriteBackFunction.SignIn;

/// <summary>How people sign in before a link of theirs records; the environment variable <c>SIGN_IN</c> has it as JSON.</summary>
/// <param name="Issuer">The OpenID Connect provider's issuer, exactly as its metadata says it.</param>
/// <param name="ClientId">This application's id at the provider.</param>
/// <param name="SessionSecretId">The secret with the key of sessions, in the form of the signing secret.</param>
/// <param name="ClientSecretId">The secret whose text is the client secret; null if PKCE alone proves the client.</param>
/// <param name="Scopes">What is asked for, separated by spaces; <c>openid</c> is a part of it.</param>
/// <param name="Claim">The claim that names the person; <c>email</c> counts only if the provider has verified it.</param>
/// <param name="Viewer">
/// The viewer of a person's links, such as <c>AWSIDC:{email}</c>; null if any person may use any link and is recorded.
/// </param>
/// <param name="SessionSeconds">How long a session lasts; 5 minutes to 24 hours.</param>
public sealed record SignInSettings(
    string Issuer,
    string ClientId,
    string SessionSecretId,
    string? ClientSecretId = null,
    string Scopes = SignInSettings.DefaultScopes,
    string Claim = SignInSettings.Email,
    string? Viewer = null,
    int SessionSeconds = SignInSettings.DefaultSessionSeconds)
{
    public const string Variable = "SIGN_IN";

    public const string Email = "email";
    public const string DefaultScopes = "openid email";
    public const int DefaultSessionSeconds = 8 * 60 * 60;
    public const int MinSessionSeconds = 5 * 60;
    public const int MaxSessionSeconds = 24 * 60 * 60;

    /// <summary>
    /// Claims that people can change themselves or that no provider verifies: section 5.7 of OpenID Connect Core, and Microsoft's "ID token
    /// claims reference".
    /// </summary>
    private static readonly string[] ChangeableClaims =
    [
        "name", "given_name", "family_name", "middle_name", "nickname", "preferred_username", "unique_name", "profile", "picture",
        "website", "gender", "birthdate", "zoneinfo", "locale", "phone_number", "address",
    ];

    /// <summary>Reads the variable's text; null if it is not a sign-in.</summary>
    internal static SignInSettings? Read(string text, List<string> faults)
    {
        try
        {
            var settings = JsonSerializer.Deserialize(text, SignInJson.Default.SignInSettings)!;
            faults.AddRange(settings.Faults().Select(fault => $"{Variable}.{fault}"));
            return settings;
        }
        catch (JsonException exception)
        {
            faults.Add($"{Variable}: is not the JSON of a sign-in: {exception.Message}");
            return null;
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, SignInJson.Default.SignInSettings);

    /// <summary>What is wrong with an issuer; null if nothing is. Only a provider on this machine may be without TLS.</summary>
    public static string? IssuerFault(string issuer) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || IsLocal(uri))
            && uri.Query.Length == 0 && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0
                ? null
                : $"\"{issuer}\" is not an issuer; use its https URL without a query, as its metadata has it";

    /// <summary>What is wrong with the name of the claim; null if nothing is.</summary>
    public static string? ClaimFault(string claim) =>
        claim.Length == 0 || !claim.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' or '-' or '.' or '/')
            ? $"\"{claim}\" is not a claim's name"
            : ChangeableClaims.Contains(claim)
                ? $"people can change \"{claim}\"; use one that the provider verifies or never changes, such as {Email}, sub, or oid"
                : null;

    /// <summary>What is wrong with the viewer; null if nothing is.</summary>
    public static string? ViewerFault(string viewer, string claim) =>
        viewer.Split($"{{{claim}}}") is [var before, var after] && !$"{before}{after}".AsSpan().ContainsAny('{', '}')
            ? null
            : $"\"{viewer}\" does not name the claim once; write {{{claim}}} where its value belongs, such as AWSIDC:{{{claim}}}";

    /// <summary>What is wrong with the scopes; null if nothing is.</summary>
    public static string? ScopesFault(string scopes) =>
        scopes.Split(' ').Contains("openid") && scopes.All(c => c is >= ' ' and <= '~' and not '"' and not '\\')
            ? null
            : $"\"{scopes}\" must have openid, and be separated by spaces";

    /// <summary>Whether a link of this viewer was made for the person.</summary>
    internal bool IsMadeFor(string viewer, string person) =>
        Viewer is not { } template || Comparable(template.Replace($"{{{Claim}}}", person, StringComparison.Ordinal)) == Comparable(viewer);

    /// <summary>A name with an @ is the same in any case, and a database may have changed it.</summary>
    internal static string Comparable(string text) => text.Contains('@', StringComparison.Ordinal)
        ? string.Concat(text.Select(c => char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : c))
        : text;

    internal bool IsLocal() => IsLocal(new Uri(Issuer));

    private static bool IsLocal(Uri uri) => uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback;

    private IEnumerable<string> Faults()
    {
        (string Name, string? Fault)[] all =
        [
            ("issuer", IssuerFault(Issuer)),
            ("clientId", ClientId.Length == 0 ? "is empty" : null),
            ("sessionSecretId", SessionSecretId.Length == 0 ? "is empty" : null),
            ("scopes", ScopesFault(Scopes)),
            ("claim", ClaimFault(Claim)),
            ("viewer", Viewer is null ? null : ViewerFault(Viewer, Claim)),
            (
                "sessionSeconds",
                SessionSeconds is >= MinSessionSeconds and <= MaxSessionSeconds
                    ? null
                    : $"{SessionSeconds} is not a number of seconds from {MinSessionSeconds} to {MaxSessionSeconds}"),
        ];
        return all.Where(member => member.Fault is not null).Select(member => $"{member.Name}: {member.Fault}");
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SignInSettings))]
internal sealed partial class SignInJson : JsonSerializerContext;
