namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>The revision to accept is not the quote's newest, which the page shows.</summary>
internal static class ConflictPage
{
    public static Page Of(Answer answer, View view) => new(
        "conflict",
        view.Words.Pages.Conflict,
        answer.Quote is { } newest ? Facts.OfQuote(newest, link: null, view, view.Words.Facts.Newest) : default);
}
