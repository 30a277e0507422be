using WriteBackLambdas.Keys;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>How a request ends; its name is the word in the log. The default value refuses.</summary>
public enum Outcome
{
    /// <summary>The digest does not match the parameters. Every forgery gets the same response.</summary>
    Forged,

    /// <summary>No known key has made the link, and newer keys cannot be fetched yet; asking again tells.</summary>
    Unverified,

    /// <summary>The link is genuine, and its page posts automatically.</summary>
    AutoPost,

    /// <summary>The link is genuine, and a person fills in the form.</summary>
    Form,

    /// <summary>The link is genuine, but an input is invalid.</summary>
    InvalidInputs,

    /// <summary>A revision was written.</summary>
    Recorded,

    /// <summary>The same link wrote its revision before; nothing changed.</summary>
    Replayed,

    /// <summary>The warehouse did not answer in time; asking again is safe.</summary>
    Unconfirmed,

    /// <summary>A parameter is missing, duplicated, or not in its format.</summary>
    Malformed,

    /// <summary>A page of another site sent the POST.</summary>
    CrossSite,

    /// <summary>The method is neither GET nor POST.</summary>
    MethodNotAllowed,

    /// <summary>No definition has links at this path.</summary>
    NotFound,

    /// <summary>The quote has a newer revision or a status without this action, or does not exist. Nothing changed.</summary>
    Conflict,

    /// <summary>The definition does not let this viewer act on this quote. Nothing changed.</summary>
    Excluded,

    /// <summary>The link is genuine, and nobody has signed in.</summary>
    SignIn,

    /// <summary>The link is genuine, and was made for somebody else than the person who signed in. Nothing changed.</summary>
    SomebodyElse,

    /// <summary>A person came back from the provider and has a session now.</summary>
    SignedIn,

    /// <summary>The provider, or the proof that came back from it, says no. There is no session.</summary>
    SignInFailed,

    /// <summary>The provider is out. Sessions go on, and nobody can sign in.</summary>
    SignInUnavailable,

    /// <summary>A page asks whether to end the session.</summary>
    SignOut,

    /// <summary>The session has ended.</summary>
    SignedOut,

    /// <summary>The link was genuine, its time is over, and it was not recorded in time.</summary>
    Expired,

    /// <summary>The warehouse or the signing key cannot be reached, or the warehouse is full; asking again is safe.</summary>
    Unavailable,

    /// <summary>
    /// The database does not have the procedure, or only one with other arguments: a deployment has updated this function and has not run
    /// the SQL yet. Nothing changed, and asking again is safe.
    /// </summary>
    Updating,

    /// <summary>The warehouse refused the statement, or this function has a bug.</summary>
    Failed,
}

/// <summary>What an outcome means to a client.</summary>
/// <param name="StatusCode">The HTTP status; from 400 on the JSON is a problem (RFC 9457).</param>
/// <param name="Name">The page's name, the key of its strings, and the end of the problem type.</param>
/// <param name="Tone">The page's color: good, warn, bad, or plain.</param>
/// <param name="RetryAfterSeconds">The Retry-After header; null for none.</param>
internal sealed record OutcomeEntry(int StatusCode, string Name, string Tone, int? RetryAfterSeconds = null)
{
    public bool IsProblem => StatusCode >= 400;

    public static OutcomeEntry Of(Outcome outcome) => outcome switch
    {
        Outcome.Unverified => new(503, "unverified", "plain", RetryAfterSeconds: (int)SigningKeys.RefreshInterval.TotalSeconds),
        Outcome.AutoPost => new(200, "auto-post", "plain"),
        Outcome.Form => new(200, "form", "plain"),
        Outcome.InvalidInputs => new(400, "inputs", "plain"),
        Outcome.Recorded => new(200, "recorded", "good"),
        Outcome.Replayed => new(200, "replayed", "plain"),
        Outcome.Unconfirmed => new(202, "unconfirmed", "plain", RetryAfterSeconds: 2),
        Outcome.Malformed => new(400, "malformed", "bad"),
        Outcome.CrossSite => new(403, "cross-site", "bad"),
        Outcome.MethodNotAllowed => new(405, "method", "bad"),
        Outcome.NotFound => new(404, "not-found", "bad"),
        Outcome.Conflict => new(409, "conflict", "warn"),
        Outcome.Excluded => new(403, "excluded", "warn"),
        Outcome.SignIn => new(401, "sign-in", "plain"),
        Outcome.SomebodyElse => new(403, "somebody-else", "warn"),
        Outcome.SignedIn => new(200, "signed-in", "plain"),
        Outcome.SignInFailed => new(403, "sign-in-failed", "bad"),
        Outcome.SignInUnavailable => new(503, "sign-in-unavailable", "warn", RetryAfterSeconds: 10),
        Outcome.SignOut => new(200, "sign-out", "plain"),
        Outcome.SignedOut => new(200, "signed-out", "plain"),
        Outcome.Expired => new(410, "expired", "warn"),
        Outcome.Unavailable => new(503, "unavailable", "warn", RetryAfterSeconds: 10),
        Outcome.Updating => new(503, "updating", "plain", RetryAfterSeconds: 10),
        Outcome.Failed => new(500, "failed", "bad"),
        _ => new(403, "forged", "bad"),
    };
}
