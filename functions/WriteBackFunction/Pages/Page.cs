using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>
/// What every page is written with: the definition, the reader's language, the values' format, and whether all readers share one viewer.
/// </summary>
internal sealed record View(QuoteDefinition Definition, PageStrings Strings, ValueFormatter Formatter, bool SharedViewer);

/// <summary>A page without its layout: its name and tone, its heading and lead, and what follows them.</summary>
internal sealed record Page(string Name, string Tone, PageText Text, Html Body)
{
    /// <summary>Who has signed in, and the way out.</summary>
    public Html Account { get; private init; }

    public static Page Of(Answer answer, View view)
    {
        var entry = OutcomeEntry.Of(answer.Outcome);
        var text = view.Strings.Text(entry.Name, answer, view.Definition.Workflow);
        return new Page(entry.Name, entry.Tone, text, BodyOf(answer, text, view))
        {
            Account = SignInPages.Account(answer, view),
        };
    }

    private static Html BodyOf(Answer answer, PageText text, View view) => answer.Outcome switch
    {
        Outcome.AutoPost => Html.Of($"{Facts.OfLink(answer.Link!, view)}{QuoteForm.AutoPost(answer, view)}"),
        Outcome.Form or Outcome.InvalidInputs => Html.Of($"{Facts.OfLink(answer.Link!, view)}{QuoteForm.Fields(answer, view)}"),
        Outcome.Recorded or Outcome.Replayed => Recorded(answer, view),
        Outcome.Conflict when answer.Quote is { } newest =>
            Facts.OfQuote(newest, link: null, person: null, view, view.Strings.Facts.Newest),
        Outcome.Unconfirmed or Outcome.Updating => QuoteForm.Poll(answer, view),
        Outcome.Unverified when answer.IsPost => QuoteForm.Poll(answer, view),
        Outcome.Unverified or Outcome.Unavailable or Outcome.Failed => Retry(answer, view),
        Outcome.SignIn => SignInPages.Start(answer, view),
        Outcome.SignedIn => SignInPages.Return(answer),
        Outcome.SignOut or Outcome.SomebodyElse => SignInPages.SignOut(view),
        Outcome.Malformed when answer.Faults.Count > 0 => FaultsOf(answer, view),
        _ => default,
    };

    /// <summary>
    /// Offers no link of an action. Signing one here would let anyone with a generate link act on the quote too, and acting takes the right
    /// to read quote_current_vw.
    /// </summary>
    private static Html Recorded(Answer answer, View view) => Html.Of(
        $"""
        {Facts.OfQuote(
            answer.Quote!, answer.Link, answer.Outcome == Outcome.Recorded ? answer.Person : null, view, view.Strings.Facts.Result)}
        {NextSteps.Of(answer, view)}
        {(answer.Link is { IsGenerate: true } link ? Facts.OfRow(link, view) : default)}
        """);

    /// <summary>Repeats the request with what the person entered; a link that is not verified yet is opened again instead.</summary>
    private static Html Retry(Answer answer, View view) => answer.Link is null
        ? Html.Of($"<p><a class=\"button\" href=\"\">{view.Strings.Buttons.TryAgain}</a></p>")
        : QuoteForm.Retry(answer, view);

    /// <summary>The faults are for engineers and in English, as everything is that they read here.</summary>
    private static Html FaultsOf(Answer answer, View view) => Html.Of(
        $"""
        <p class="muted">{view.Strings.Facts.Parameters}</p>
        <ul class="faults" lang="en">{Html.Join(answer.Faults.Select(fault => Html.Of($"<li>{fault}</li>")))}</ul>
        """);
}
