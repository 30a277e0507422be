namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>A genuine link that was not followed in its time.</summary>
internal static class ExpiredPage
{
    public static Page Of(View view) => new("expired", view.Words.Pages.Expired);
}
