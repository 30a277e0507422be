using WriteBackLambdas.Keys;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>What verification says of a link; the default value refuses.</summary>
internal enum Verdict
{
    Forged,

    /// <summary>No known key has made the link, and keys that are newer than it could not be fetched yet.</summary>
    Unverified,
    Expired,
    Genuine,
}

/// <summary>
/// Computes a link's digest again with the current and the previous key and compares it in constant time. Only a genuine link's age
/// matters: it is valid from 60 s before its issue time, because clocks differ, until 60 s after its lifetime. A link is forged only if it
/// is older than the keys that did not make it; so nobody can have genuine links refused by sending forged ones.
/// </summary>
internal sealed class LinkVerifier(SigningKeys keys, QuoteDefinition definition, TimeSpan lifetime, TimeProvider time)
{
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);

    /// <summary>A query that takes long signs its rows, with the key of that moment, long after the issue time.</summary>
    private static readonly TimeSpan LongestQuery = TimeSpan.FromMinutes(5);

    /// <exception cref="SigningKeyException">There is no key to verify with.</exception>
    public async ValueTask<Verdict> VerifyAsync(SignedLink signed, CancellationToken cancellationToken)
    {
        var arrival = time.GetTimestamp();
        var message = signed.Link.ToMessage(definition);
        var known = await keys.GetAsync(cancellationToken);
        if (IsSigned(message, signed.Digest, known))
        {
            return OfAge(signed.Link.Issued);
        }

        // A link that has arrived was signed before a fetch that starts now.
        if (await keys.GetFetchedSinceAsync(arrival, cancellationToken) is { } newer)
        {
            return IsSigned(message, signed.Digest, newer) ? OfAge(signed.Link.Issued)
                : newer.IsComplete ? Verdict.Forged
                : Verdict.Unverified;
        }

        return known.IsComplete && signed.Link.Issued.Time + LongestQuery < known.FetchedAt ? Verdict.Forged : Verdict.Unverified;
    }

    private Verdict OfAge(IssueTime issued)
    {
        var age = time.GetUtcNow() - issued.Time;
        return age >= -ClockSkew && age <= lifetime + ClockSkew ? Verdict.Genuine : Verdict.Expired;
    }

    private static bool IsSigned(RowMessage message, Digest claimed, KeyRing keys) =>
        IsSigned(message, claimed, keys.Current) | (keys.Previous is { } previous && IsSigned(message, claimed, previous));

    private static bool IsSigned(RowMessage message, Digest claimed, SigningKey key) =>
        new Digester(key).Compute(message).FixedTimeEquals(claimed);
}
