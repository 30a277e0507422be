using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace WriteBackLambdas.Support;

/// <summary>Keeps the batches that a client sends to the Data API, and refuses those that a test wants refused.</summary>
public sealed class DataApiRecorder : DelegatingHandler
{
    /// <summary>Gives the error, such as <c>ValidationException</c>, with which a batch is refused; null to let it pass.</summary>
    public Func<JsonNode, string?> Refusal { get; set; } = _ => null;

    public ConcurrentQueue<JsonNode> Batches { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.GetValues("X-Amz-Target").Single() != "RedshiftData.BatchExecuteStatement")
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var batch = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        Batches.Enqueue(batch);
        return Refusal(batch) is { } error
            ? new HttpResponseMessage(HttpStatusCode.BadRequest)
            {
                Content = new StringContent(
                    $$"""{"__type":"{{error}}","Message":"Session is not available"}""", Encoding.UTF8, "application/x-amz-json-1.1"),
            }
            : await base.SendAsync(request, cancellationToken);
    }
}
