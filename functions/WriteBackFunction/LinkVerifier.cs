using WriteBackLambdas.Keys;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>What verification says of a link; the default value refuses.</summary>
internal enum Verdict
{
    Forged,
    Expired,
    Genuine,
}

/// <summary>
/// Computes a link's digest again with the current and the previous key and compares it in constant time. Only a genuine link's age
/// matters: it is valid from 60 s before its issue time, because clocks differ, until 60 s after its lifetime.
/// </summary>
internal sealed class LinkVerifier(SigningKeys keys, TimeSpan lifetime, TimeProvider time)
{
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);

    /// <exception cref="SigningKeyException">There is no key to verify with.</exception>
    public async ValueTask<Verdict> VerifyAsync(SignedLink signed, CancellationToken cancellationToken)
    {
        var message = signed.Link.ToMessage();
        var known = await keys.GetAsync(cancellationToken);
        if (IsSigned(message, signed.Digest, known)
            || (await keys.GetNewerAsync(known, cancellationToken) is { } newer && IsSigned(message, signed.Digest, newer)))
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
