namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>Another site's page made the browser post.</summary>
internal static class CrossSitePage
{
    public static Page Of(View view) => new("cross-site", view.Words.Pages.CrossSite);
}
