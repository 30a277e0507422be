using System.Net;
using System.Text.RegularExpressions;
using System.Web;
using WriteBackLambdas.WriteBackFunction.SignIn;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>
/// The way to the sign-in provider, as a browser gets it, and whether the provider takes the return address. Nobody signs in here.
/// </summary>
internal sealed partial class ProviderCheck : ICheck
{
    private static readonly string[] Required = ["client_id", "scope", "state", "nonce", "code_challenge"];
    private static readonly string[] OfCookie = ["__Host-", "Secure", "HttpOnly", "SameSite=Lax"];

    public string Question => "Does a click lead to the sign-in provider, which may send people back?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var api = deployment.Nobody;
        var link = await Signer.SignAsync(deployment, cancellationToken);
        // A GET can write where nobody signs in, and a prefetch cannot.
        if (!(await api.PrefetchAsync(link, cancellationToken)).NeedsPerson)
        {
            return CheckResult.Right("It does not, because the stage has no signIn");
        }

        var page = await api.SendAsync(HttpMethod.Get, link, null, [("Accept", "text/html")], cancellationToken);
        if (page.Name == "sign-in-unavailable")
        {
            return CheckResult.Wrong(
                "The write-back function does not reach the provider",
                "See its log, the issuer, and, with network, the way to the internet.");
        }

        var step = Step().Match(page.Body);
        if (!step.Success || !Uri.TryCreate(WebUtility.HtmlDecode(step.Groups["address"].Value), UriKind.Absolute, out var address))
        {
            return CheckResult.Wrong("The page has no way to the provider", "Deploy again.");
        }

        var query = HttpUtility.ParseQueryString(address.Query);
        var back = deployment.SignInAddress ?? new Uri(api.Address, SignInPath.Return).ToString();
        if (Differences(page, address, name => query[name] ?? "", back).ToArray() is { Length: > 0 } differences)
        {
            return CheckResult.Of(differences, "", "Deploy again; see that SIGN_IN of the write-back function is the stage's.");
        }

        // A provider that knows the return addresses answers one that nobody has registered in another way.
        var registered = await api.OpenAsync(address, cancellationToken);
        query["redirect_uri"] = "https://not-registered.invalid/";
        var other = await api.OpenAsync(new UriBuilder(address) { Query = query.ToString() }.Uri, cancellationToken);
        return registered.Status >= HttpStatusCode.BadRequest
            || registered.Headers.GetValueOrDefault("Location", "").Contains("error=", StringComparison.Ordinal)
                ? CheckResult.Wrong(
                    $"{address.Host} answers {(int)registered.Status} {LocationOf(registered)}".TrimEnd(),
                    $"Register {back} as a redirect URI of the client there, and check the client's id.")
            : (registered.Status, LocationOf(registered)) == (other.Status, LocationOf(other))
                ? CheckResult.Unchecked(
                    $"It does; {address.Host} answers any return address with {(int)registered.Status} at first",
                    $"Click a link, and sign in once, to see that {back} is registered.")
            : CheckResult.Right($"It does, and {address.Host} knows the return address");
    }

    private static IEnumerable<string> Differences(ApiAnswer page, Uri address, Func<string, string> parameter, string back)
    {
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            yield return $"The provider's address {address.GetLeftPart(UriPartial.Path)} has no TLS";
        }

        (string Name, string Value)[] expected =
            [("response_type", "code"), ("code_challenge_method", "S256"), ("redirect_uri", back)];
        foreach (var (name, value) in expected.Where(pair => parameter(pair.Name) != pair.Value))
        {
            yield return $"{name} is \"{parameter(name)}\" and should be {value}";
        }

        foreach (var name in Required.Where(name => parameter(name).Length == 0))
        {
            yield return $"{name} is missing";
        }

        if (page.Headers.GetValueOrDefault("Set-Cookie") is not { } cookie
            || OfCookie.Any(part => !cookie.Contains(part, StringComparison.Ordinal)))
        {
            yield return "The browser gets no cookie that binds the attempt to it";
        }
    }

    /// <summary>Where an answer leads to, without what changes from attempt to attempt; empty for nowhere.</summary>
    private static string LocationOf(ApiAnswer answer) => answer.Headers.GetValueOrDefault("Location", "").Split('?', '#')[0];

    [GeneratedRegex("data-provider=\"(?<address>[^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
