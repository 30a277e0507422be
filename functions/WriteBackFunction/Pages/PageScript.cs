namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>The one script of a page, and the CSP source that allows exactly it.</summary>
internal sealed class PageScript
{
    private static readonly PageScript Quote = new("page.js");

    private PageScript(string resource)
    {
        Text = Layout.Resource(resource);
        Source = Layout.Source(Text);
    }

    public string Text { get; }

    public string Source { get; }

    /// <summary>A page on the way to the provider, or back from it, has its own.</summary>
    public static PageScript Of(Answer answer) => answer.Outcome is Outcome.SignIn or Outcome.SignedIn ? SignIn.Script : Quote;

    /// <summary>Read when a stage with sign-in first needs it.</summary>
    private static class SignIn
    {
        public static readonly PageScript Script = new("sign-in.js");
    }
}
