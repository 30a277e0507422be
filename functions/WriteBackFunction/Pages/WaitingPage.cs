namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>The warehouse has not answered in time: the page asks again by itself, with a growing pause.</summary>
internal static class WaitingPage
{
    public static Page Of(Answer answer, View view) => new("waiting", view.Words.Pages.Waiting, QuoteForm.ThatAsksAgain(answer, view));
}
