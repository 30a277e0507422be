using System.Net;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>The one thing that verify writes: a quote for the synthetic combination.</summary>
internal sealed class RecordingCheck : ICheck
{
    private const int MaxAttempts = 10;

    public string Question => "Does a link that the warehouse signed record a quote?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        deployment.Quote.Query = await Signer.SignAsync(deployment, cancellationToken);
        deployment.Quote.IsPending = true;
        ApiAnswer answer;
        try
        {
            answer = await PostAsync(deployment, deployment.Quote.Query, cancellationToken);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError
            is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError)
        {
            deployment.Quote.IsPending = false;
            throw;
        }

        deployment.Quote.IsPending =
            !answer.IsUnverified && answer.Status is HttpStatusCode.Accepted or >= HttpStatusCode.InternalServerError;
        if (PersonCheck.Missing(deployment, answer) is { } missing)
        {
            return missing;
        }

        if (answer.Status != HttpStatusCode.OK)
        {
            return CheckResult.Wrong($"It is answered with {answer}", AdviceFor(answer));
        }

        deployment.Quote.QuoteId = answer.Member("quoteId");
        var first = deployment.Definition.Workflow.Generate.First;
        return (answer.Member("revision"), answer.Member("status"), answer.Member("replayed")) == ("1", first, "False")
            ? CheckResult.Right($"Quote {deployment.Quote.QuoteId}, for {deployment.Quote.Name}")
            : CheckResult.Wrong($"The answer is {answer.Body}", $"A new combination must give revision 1, {first}; deploy again.");
    }

    /// <summary>Posts as a program does, and sends the request again if the answer is not final.</summary>
    public static async Task<ApiAnswer> PostAsync(Deployment deployment, string query, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await deployment.Api.PostAsync(query, deployment.Quote.Form(deployment.Definition), cancellationToken);
            if ((answer.Status != HttpStatusCode.Accepted && !answer.IsUnverified) || attempt == MaxAttempts)
            {
                return answer;
            }

            await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
        }
    }

    public static string AdviceFor(ApiAnswer answer) => answer switch
    {
        { IsForged: true } =>
            "The functions do not use the same key, or not the same definition: see SIGNING_SECRET_ID of both, and deploy again.",
        { Name: "updating" } => "The warehouse does not have the function's procedures; deploy again.",
        { Status: HttpStatusCode.Forbidden } => "A firewall or a policy of the API refused the request: see its log.",
        { Status: HttpStatusCode.Gone } => "Its time is not now for the write-back function: see this machine's clock.",
        { Status: HttpStatusCode.BadRequest } => "The API has another quote definition: give the deployed one with --definition.",
        _ => "See the write-back function's log.",
    };
}
