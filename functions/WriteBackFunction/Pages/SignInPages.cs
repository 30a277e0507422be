using WriteBackLambdas.WriteBackFunction.SignIn;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>What the pages about a sign-in show.</summary>
internal static class SignInPages
{
    /// <summary>
    /// The way to the provider. A page that the browser fetched ahead has none; it is opened again when a person looks at it.
    /// </summary>
    public static Html Start(Answer answer, View view)
    {
        var button = view.Strings.SignIn.Start;
        return answer.SignIn is { } step
            ? Html.Of(
                $"""
                <p id="step" data-step="start" data-state="{step.State}" data-provider="{step.Provider}">
                <a class="button" href="{step.Provider}">{button}</a>
                </p>
                """)
            : Html.Of($"<p id=\"step\" data-step=\"reload\"><a class=\"button\" href=\"\">{button}</a></p>");
    }

    /// <summary>The way back to the link.</summary>
    public static Html Return(Answer answer) => Html.Of($"<p id=\"step\" data-step=\"return\" data-state=\"{answer.SignIn!.State}\"></p>");

    public static Html SignOut(View view) => Html.Of(
        $"""
        <form method="post" action="{SignInPath.SignOut}"><button>{view.Strings.SignIn.SignOut}</button></form>
        """);

    public static Html Account(Answer answer, View view)
    {
        var strings = view.Strings.SignIn;
        return answer.Person is not { } person ? default : Html.Of(
            $"""
            <p>{strings.Account} <bdi>{person}</bdi> · <a href="{SignInPath.SignOut}">{strings.SignOut}</a></p>
            """);
    }
}
