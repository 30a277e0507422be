namespace WriteBackLambdas.Support;

/// <summary>Fails every request until it is over.</summary>
public sealed class Outage : DelegatingHandler
{
    public bool IsOver { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        IsOver ? base.SendAsync(request, cancellationToken) : throw new HttpRequestException("Connection refused");
}
