using System.Buffers.Text;
using System.Globalization;
using System.Text;
using WriteBackLambdas.Keys;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.WriteBackFunction.SignIn;

/// <summary>
/// A session is a cookie with the person, the time of the sign-in, and a keyed digest of both. The key is not that of links, because
/// whoever may call the digest function can have any text signed with that one.
/// </summary>
internal sealed class Sessions(SignInSettings settings, SigningKeys keys, TimeProvider time)
{
    /// <summary>The prefix makes browsers refuse the cookie from other hosts, other paths, and connections without TLS.</summary>
    public const string Cookie = "__Host-write-back-session";

    /// <summary>The cookie of a browser whose person has signed out, until somebody signs in there.</summary>
    public const string SignedOut = "signed-out";

    /// <summary>How long a provider's own session, in which nobody is asked again, is expected to go on.</summary>
    public static readonly TimeSpan SignedOutLife = TimeSpan.FromDays(90);

    private const string Purpose = "write-back-session/1";

    /// <summary>The cookie of a new session.</summary>
    /// <exception cref="SigningKeyException">There is no key.</exception>
    public async ValueTask<string> CreateAsync(string person, CancellationToken cancellationToken)
    {
        var known = await keys.GetAsync(cancellationToken);
        var name = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(person));
        var start = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{name}.{start}.{DigestOf(known.Current, name, start).ToHex()}";
    }

    /// <summary>The person of a session; null if the cookie is none of ours or its time is over.</summary>
    /// <exception cref="SigningKeyException">There is no key.</exception>
    public async ValueTask<string?> FindAsync(string? cookie, CancellationToken cancellationToken)
    {
        if (cookie?.Split('.') is not [var name, var start, var hex] || !Digest.TryParse(hex, out var digest)
            || !long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return null;
        }

        var age = time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds);
        if (age < -LinkVerifier.ClockSkew || age > TimeSpan.FromSeconds(settings.SessionSeconds))
        {
            return null;
        }

        var arrival = time.GetTimestamp();
        bool IsOurs(KeyRing ring) => ring.All.Any(key => DigestOf(key, name, start).FixedTimeEquals(digest));
        // Another environment may have signed with a key that is newer than this one knows.
        return IsOurs(await keys.GetAsync(cancellationToken))
            || (await keys.GetFetchedSinceAsync(arrival, cancellationToken) is { } newer && IsOurs(newer))
                ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(name))
                : null;
    }

    private Digest DigestOf(SigningKey key, string name, string start) => new Digester(key).Compute(
        RowMessage.Of(Purpose, settings.Issuer, settings.ClientId, settings.Claim, name, start));
}
