namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>A page before the layout is around it: its name for scripts, styles and tests, its heading and lead, and what stands under them.</summary>
internal sealed record Page(string Name, PageWords Words, Html Body = default)
{
    public static Page Of(Answer answer, View view) => answer.Kind switch
    {
        AnswerKind.Form or AnswerKind.InputsWrong => FormPage.Of(answer, view),
        AnswerKind.AutoForm => RecordingPage.Of(answer, view),
        AnswerKind.Recorded => RecordedPage.Of(answer, view),
        AnswerKind.Replayed when answer.IsFirstToldNow => RecordedPage.Of(answer, view),
        AnswerKind.Replayed => ReplayedPage.Of(answer, view),
        AnswerKind.Unconfirmed => WaitingPage.Of(answer, view),
        AnswerKind.Expired => ExpiredPage.Of(view),
        AnswerKind.Conflict => ConflictPage.Of(answer, view),
        AnswerKind.Unavailable => UnavailablePage.Of(answer, view),
        AnswerKind.Malformed => MalformedPage.Of(answer, view),
        AnswerKind.CrossSite => CrossSitePage.Of(view),
        AnswerKind.MethodNotAllowed => MethodPage.Of(view),
        _ => RefusedPage.Of(view),
    };
}
