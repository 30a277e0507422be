using WriteBackLambdas.Keys;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>
/// Computes a link's digest again and compares it in constant time, with the current key and the one before it; only a genuine link is then asked its
/// age. It is good from 60 s before its issue time, for clocks that differ, until its lifetime and those 60 s are over.
/// </summary>
internal sealed class LinkVerifier(SigningKeys keys, TimeSpan lifetime, TimeProvider time)
{
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);

    /// <exception cref="SigningKeyException">There is no key to verify with.</exception>
    public async ValueTask<Verdict> VerifyAsync(SignedLink signed, CancellationToken cancellation)
    {
        var message = signed.Link.ToMessage();
        var known = await keys.GetAsync(cancellation);
        if (IsSigned(message, signed.Digest, known)
            || (await keys.GetNewerAsync(known, cancellation) is { } newer && IsSigned(message, signed.Digest, newer)))
        {
            var age = time.GetUtcNow() - signed.Link.Issued.Time;
            return age >= -ClockSkew && age <= lifetime + ClockSkew ? Verdict.Genuine : Verdict.Expired;
        }

        return Verdict.Forged;
    }

    private static bool IsSigned(RowMessage message, Digest claimed, KeyRing keys) =>
        IsSigned(message, claimed, keys.Current) | (keys.Previous is { } previous && IsSigned(message, claimed, previous));

    private static bool IsSigned(RowMessage message, Digest claimed, SigningKey key) =>
        new Digester(key).Compute(message).FixedTimeEquals(claimed);
}
