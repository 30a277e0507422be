using System.Net;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>Where people sign in, a link alone is worth nothing: nobody and a made-up token record nothing.</summary>
internal sealed class PersonCheck : ICheck
{
    public string Question => "Does a link need a person who has signed in?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var link = await Signer.LinkAsync(deployment, cancellationToken);
        var query = await Signer.SignAsync(deployment, link, cancellationToken);
        if (!(await deployment.Nobody.PrefetchAsync(query, cancellationToken)).NeedsPerson)
        {
            return deployment.SignInAddress is null
                ? CheckResult.Right("It needs none, because the stage has no signIn")
                : CheckResult.Wrong("It opens for nobody, although the outputs have sign-in", "Deploy again, or check --api.");
        }

        if (await ViewersCheck.HiddenAsync(deployment, cancellationToken) is { } hidden)
        {
            return hidden;
        }

        var form = deployment.Quote.Form(deployment.Definition);
        (string Who, ApiAnswer Answer)[] posts =
        [
            ("nobody", await deployment.Nobody.PostAsync(query, form, cancellationToken)),
            ("a made-up token", await deployment.Nobody.SendAsync(
                HttpMethod.Post,
                query,
                form,
                [("Accept", "application/json"), ("Authorization", "Bearer made.up.token")],
                cancellationToken)),
        ];
        string[] differences =
        [
            .. posts.Where(post => (post.Answer.Status, post.Answer.NeedsPerson) != (HttpStatusCode.Unauthorized, true))
                .Select(post => $"A POST of {post.Who} is answered with {post.Answer} and not with 401"),
            .. await ReadOnlyRequestsCheck.CountAsync(deployment, link, cancellationToken) > 0 ? (string[])["Nobody recorded a quote"] : [],
        ];
        return CheckResult.Of(
            differences,
            "It does: nobody and a made-up token get 401, and record nothing",
            "Stop using the links, and see which function serves the API.");
    }

    /// <summary>A result that says which person an answer asks for; null if it does not.</summary>
    public static CheckResult? Missing(Deployment deployment, ApiAnswer answer) => answer.Name switch
    {
        "sign-in" when deployment.Api.HasToken => CheckResult.Wrong(
            "The id token is refused", "The write-back function's log has the reason: Nobody signed in. A token that has expired is one."),
        "sign-in" => CheckResult.Unchecked(
            "The stage has signIn, and verify has not signed in",
            "Put an id token of yours, of the stage's provider and client, into a file; name it with --token-file, and your viewer with "
                + "--viewer. Or sign in, click a link, and look at the history."),
        "somebody-else" => CheckResult.Unchecked(
            "The link was made for somebody else than the token's person",
            "Name the database user whose links that person may use with --viewer, such as AWSIDC:alice@example.com."),
        _ => null,
    };
}
