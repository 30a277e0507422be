namespace WriteBackLambdas.WriteBackFunction;

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
        Outcome.AutoPost => new(200, "auto-post", "plain"),
        Outcome.Form => new(200, "form", "plain"),
        Outcome.InvalidInputs => new(400, "inputs", "plain"),
        Outcome.Recorded => new(200, "recorded", "good"),
        Outcome.Replayed => new(200, "replayed", "plain"),
        Outcome.Unconfirmed => new(202, "unconfirmed", "plain", RetryAfterSeconds: 2),
        Outcome.Malformed => new(400, "malformed", "bad"),
        Outcome.CrossSite => new(403, "cross-site", "bad"),
        Outcome.MethodNotAllowed => new(405, "method", "bad"),
        Outcome.Conflict => new(409, "conflict", "warn"),
        Outcome.Expired => new(410, "expired", "warn"),
        Outcome.Unavailable => new(503, "unavailable", "warn", RetryAfterSeconds: 10),
        Outcome.Failed => new(500, "failed", "bad"),
        _ => new(403, "forged", "bad"),
    };
}
