using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>The page of a genuine link, as a browser gets it.</summary>
internal sealed class SecurityHeadersCheck : ICheck
{
    private const string Policy = "Content-Security-Policy";

    public string Question => "Does a link's page come with the security headers?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var answer = await deployment.Api.PrefetchAsync(await Signer.SignAsync(deployment, cancellationToken), cancellationToken);
        return answer.IsGenuine
            ? CheckResult.Of([.. Differences(answer)], "It does", "See what stands between you and the API, such as a proxy or a CDN.")
            : CheckResult.Wrong($"A genuine link is answered with {answer}", RecordingCheck.AdviceFor(answer));
    }

    /// <summary>A header that is missing or, except for the policy, which depends on the page, has another value.</summary>
    public static IEnumerable<string> Differences(ApiAnswer answer) => SecurityHeaders.Of("")
        .Where(header => answer.Headers.GetValueOrDefault(header.Key) is not { } seen
            || (header.Key != Policy && !seen.Contains(header.Value, StringComparison.OrdinalIgnoreCase)))
        .Select(header => answer.Headers.GetValueOrDefault(header.Key) is { } seen
            ? $"{header.Key} is {seen} and should be {header.Value}"
            : $"{header.Key} is missing");
}
