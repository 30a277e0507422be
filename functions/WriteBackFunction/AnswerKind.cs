namespace WriteBackLambdas.WriteBackFunction;

/// <summary>What a request is answered with; the value that nobody set refuses.</summary>
public enum AnswerKind
{
    /// <summary>403: the digest is not that of the parameters. One and the same answer for every forgery.</summary>
    Forged,

    /// <summary>200: the link is genuine, and its page posts by itself.</summary>
    AutoForm,

    /// <summary>200: the link is genuine, and a person fills in the form.</summary>
    Form,

    /// <summary>400: the link is genuine and an input is not right.</summary>
    InputsWrong,

    /// <summary>200: a revision was written.</summary>
    Recorded,

    /// <summary>200: the revision had been written before.</summary>
    Replayed,

    /// <summary>202: not confirmed yet.</summary>
    Unconfirmed,

    /// <summary>400: a parameter is missing, doubled or not of its form.</summary>
    Malformed,

    /// <summary>403: another site's page sent the post.</summary>
    CrossSite,

    /// <summary>405: neither GET nor POST.</summary>
    MethodNotAllowed,

    /// <summary>409: the quote has moved on.</summary>
    Conflict,

    /// <summary>410: the link was genuine, and its time is over.</summary>
    Expired,

    /// <summary>503: the warehouse or the key cannot be reached.</summary>
    Unavailable,
}
