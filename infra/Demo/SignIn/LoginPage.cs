using OpenIddict.Abstractions;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.SignIn;

/// <summary>The local provider's page, which asks who somebody is and carries the request's parameters along.</summary>
internal static class LoginPage
{
    public static string Of(OpenIddictRequest request)
    {
        var hidden = Html.Join(request.GetParameters().Where(parameter => parameter.Key is not ("user" or "password"))
            .Select(parameter => Html.Of($"<input type=\"hidden\" name=\"{parameter.Key}\" value=\"{(string?)parameter.Value}\">\n")));
        var users = Html.Join(Sample.Viewers.Select(user => Html.Of($"<button name=\"user\" value=\"{user}\">{user}</button>\n")));
        return Html.Of(
            $"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sign in</title>
            <body data-page="provider">
            <main>
            <h1>Sign in</h1>
            <p>This is the demo's own provider. Every password is right.</p>
            <form method="post" action="/authorize">
            {hidden}<p><label>Password <input type="password" name="password"></label></p>
            <p>Sign in as {users}</p>
            </form>
            </main>
            </body>
            </html>
            """).ToString();
    }
}
