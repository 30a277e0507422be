namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>An answer's status code, and what its JSON says: title, detail, and the name of its problem type; null when it is none.</summary>
internal sealed record AnswerText(int StatusCode, string Title, string Detail, string? Problem = null)
{
    public static AnswerText Of(AnswerKind kind) => kind switch
    {
        AnswerKind.AutoForm => new(200, "Recording…", "Nothing is recorded yet; a POST of the same parameters records it."),
        AnswerKind.Form => new(200, "Record this quote?", "Nothing is recorded yet; a POST of the same parameters records it."),
        AnswerKind.InputsWrong => new(400, "Please check what you typed", "Nothing is recorded yet.", "inputs"),
        AnswerKind.Recorded => new(200, "Recorded", "The quote is in the warehouse; the dashboard shows it when it is refreshed."),
        AnswerKind.Replayed => new(200, "Already recorded", "The warehouse has this quote; following the link again changed nothing."),
        AnswerKind.Unconfirmed => new(202, "Not confirmed yet", "The warehouse has not answered yet. Asking again with the same link is safe."),
        AnswerKind.Malformed => new(400, "This link is damaged", "Go back to the dashboard and press the link again.", "malformed"),
        AnswerKind.CrossSite => new(403, "This request came from another site", "Nothing is recorded. Follow the link from the dashboard.", "cross-site"),
        AnswerKind.MethodNotAllowed => new(405, "This address takes GET and POST", "Follow the link from the dashboard.", "method"),
        AnswerKind.Conflict => new(409, "The quote has moved on", "Nothing is recorded: the quote has a newer revision, or is accepted already. Refresh the dashboard.", "conflict"),
        AnswerKind.Expired => new(410, "This link's time is over", "Nothing is recorded. Go back to the dashboard, refresh it, and press the link again.", "expired"),
        AnswerKind.Unavailable => new(503, "The warehouse cannot be reached", "It is safe to try again.", "unavailable"),
        _ => new(403, "This link is not valid", "Nothing is recorded. Go back to the dashboard and press the link again.", "forged"),
    };
}
