using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WriteBackLambdas.Keys;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.WriteBackFunction.SignIn;

/// <summary>
/// One attempt to sign in: the state, the nonce, and the PKCE verifier. All three are keyed digests of the attempt and of a random cookie
/// of the browser, so nothing is stored, one browser can make several attempts at once, and no attempt can end in another browser.
/// </summary>
internal sealed record Attempt(string State, string Nonce, string Verifier)
{
    public const string Cookie = "__Host-write-back-sign-in";

    /// <summary>How long a person has to sign in at the provider.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const string Purpose = "write-back-sign-in/1";
    private const int RandomBytes = 32;

    /// <summary>The S256 challenge of PKCE (RFC 7636).</summary>
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>The browser's cookie if it is one, or else a new one.</summary>
    public static string BrowserOf(string? cookie) => IsBrowser(cookie) ? cookie! : Random();

    public static Attempt Start(SigningKey key, SignInSettings settings, string browser, DateTimeOffset now)
    {
        var start = $"{Random()}.{now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}";
        return Of(key, settings, browser, start);
    }

    /// <summary>The attempt of a state that came back; null if it is not this browser's or its time is over.</summary>
    public static Attempt? Find(KeyRing keys, SignInSettings settings, string? browser, string state, DateTimeOffset now)
    {
        var end = state.LastIndexOf('.');
        if (end < 0 || !IsBrowser(browser) || !Digest.TryParse(state[(end + 1)..], out var claimed))
        {
            return null;
        }

        var start = state[..end];
        // The key that made the state made the nonce and the verifier too.
        var attempt = keys.All.Where(key => DigestOf(key, settings, browser!, start, "state").FixedTimeEquals(claimed))
            .Select(key => Of(key, settings, browser!, start))
            .FirstOrDefault();
        return attempt is not null
            && long.TryParse(start[(start.LastIndexOf('.') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && now - DateTimeOffset.FromUnixTimeSeconds(seconds) is var age && age >= -LinkVerifier.ClockSkew && age <= Lifetime
                ? attempt
                : null;
    }

    private static Attempt Of(SigningKey key, SignInSettings settings, string browser, string start)
    {
        string Hex(string part) => DigestOf(key, settings, browser, start, part).ToHex();
        return new Attempt($"{start}.{Hex("state")}", Hex("nonce"), Hex("verifier"));
    }

    private static Digest DigestOf(SigningKey key, SignInSettings settings, string browser, string start, string part) =>
        new Digester(key).Compute(RowMessage.Of(Purpose, part, settings.Issuer, settings.ClientId, browser, start));

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    private static bool IsBrowser(string? cookie) =>
        cookie is not null && Base64Url.IsValid(cookie, out var length) && length == RandomBytes;
}
