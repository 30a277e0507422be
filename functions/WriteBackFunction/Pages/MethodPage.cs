namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>Neither GET nor POST.</summary>
internal static class MethodPage
{
    public static Page Of(View view) => new("method", view.Words.Pages.Method);
}
