using System.Net;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>API Gateway itself refuses a request without parameters.</summary>
internal sealed class GatewayErrorCheck : ICheck
{
    public string Question => "Do the API's own errors come with the security headers?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var answer = await deployment.Api.SendAsync(HttpMethod.Get, "", null, [("Accept", "application/json")], cancellationToken);
        return answer.Status == HttpStatusCode.BadRequest
            ? CheckResult.Of([.. SecurityHeadersCheck.Differences(answer)], "They do", "Deploy again; the gateway responses set them.")
            : CheckResult.Wrong(
                $"A request without parameters is answered with {answer} and not with 400",
                "Check --api; if the API allows certain networks only, run verify in one of them.");
    }
}
