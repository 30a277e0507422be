namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>The warehouse or the key cannot be reached: once more with what was typed, or, when the link was not verified yet, from its beginning.</summary>
internal static class UnavailablePage
{
    public static Page Of(Answer answer, View view) => new("unavailable", view.Words.Pages.Unavailable, answer.Link is null
        ? Html.Of($"<p><a class=\"button\" href=\"\">{view.Words.Buttons.TryAgain}</a></p>")
        : QuoteForm.ThatTriesAgain(answer, view));
}
