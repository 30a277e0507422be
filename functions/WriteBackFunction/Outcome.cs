namespace WriteBackLambdas.WriteBackFunction;

/// <summary>How a request ends; its name is the word in the log. The default value refuses.</summary>
public enum Outcome
{
    /// <summary>The digest does not match the parameters. Every forgery gets the same response.</summary>
    Forged,

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

    /// <summary>
    /// The quote has a newer revision than the one to accept, is already accepted, or does not exist; nothing was written.
    /// </summary>
    Conflict,

    /// <summary>The link was genuine, its time is over, and it was not recorded in time.</summary>
    Expired,

    /// <summary>The warehouse or the signing key cannot be reached.</summary>
    Unavailable,

    /// <summary>The warehouse refused the statement, or this function has a bug.</summary>
    Failed,
}
