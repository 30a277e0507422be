namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>The one page for every forgery: it tells nobody what gave it away.</summary>
internal static class RefusedPage
{
    public static Page Of(View view) => new("refused", view.Words.Pages.Refused);
}
