namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>A link that is none; what is wrong is for engineers, and in English as all that they read here.</summary>
internal static class MalformedPage
{
    public static Page Of(Answer answer, View view) => new("malformed", view.Words.Pages.Malformed, answer.Faults.Count == 0 ? default : Html.Of(
        $"""
        <p class="muted">{view.Words.Facts.Parameters}</p>
        <ul class="faults" lang="en">{Html.Join(answer.Faults.Select(fault => Html.Of($"<li>{fault}</li>")))}</ul>
        """));
}
