using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>A genuine link in mode auto: the page posts by itself once it is visible, and has a button for browsers without scripts.</summary>
internal static class RecordingPage
{
    public static Page Of(Answer answer, View view)
    {
        var words = answer.Link!.Action == QuoteAction.Accept ? view.Words.Pages.Accepting : view.Words.Pages.Recording;
        return new Page("recording", words, Html.Of($"{Facts.OfLink(answer.Link, view, view.Words.Facts.Values)}{QuoteForm.ThatPostsOnce(answer, view)}"));
    }
}
