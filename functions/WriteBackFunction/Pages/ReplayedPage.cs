namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>The link had been followed before: what it did then.</summary>
internal static class ReplayedPage
{
    public static Page Of(Answer answer, View view)
    {
        var words = view.Words;
        return new Page("replayed", words.Pages.Replayed, Html.Of(
            $"""
            {Facts.OfQuote(answer.Quote!, answer.Link, view, words.Facts.Result)}
            <section class="next"><h2>{words.Next.Heading}</h2><p>{words.Next.Replayed}</p></section>
            {Facts.OfLinksRow(answer.Link, view, words.Facts.RecordedValues)}
            """));
    }
}
