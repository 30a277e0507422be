namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>
/// A revision was written. It offers no accept link: signing one here would let whoever holds a generate link accept the quote too, and today that takes
/// the right to read quote_current_vw. So the page says where acceptance is done.
/// </summary>
internal static class RecordedPage
{
    public static Page Of(Answer answer, View view)
    {
        var (words, quote) = (view.Words, answer.Quote!);
        var isAccepted = quote.Status == Facts.Accepted;
        return new Page("recorded", isAccepted ? words.Pages.Accepted : words.Pages.Recorded, Html.Of(
            $"""
            {Facts.OfQuote(quote, answer.Link, view, words.Facts.Result)}
            <section class="next"><h2>{words.Next.Heading}</h2><p>{(isAccepted ? words.Next.Accepted : words.Next.Open)}</p></section>
            {Facts.OfLinksRow(answer.Link, view, words.Facts.RecordedValues)}
            """));
    }
}
