using System.Net;
using System.Text;

namespace WriteBackLambdas.Campaign;

/// <summary>The way to the Data API, on which every other request meets the present fault; it tells of each failed statement.</summary>
public sealed class FaultyDataApi(Func<Fault> present, Action<string> failed) : DelegatingHandler
{
    private readonly Dice _dice = new(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (Roll(2) == 0 ? present() : Fault.None)
        {
            case Fault.Cut:
                throw new HttpRequestException("The campaign cut the connection.");
            case Fault.LoseAnswer:
                (await base.SendAsync(request, cancellationToken)).Dispose();
                throw new HttpRequestException("The campaign lost the answer.");
            case Fault.Delay when Roll(2) == 0:
                await DelayAsync(cancellationToken);
                return await base.SendAsync(request, cancellationToken);
            case Fault.Delay:
                var late = await base.SendAsync(request, cancellationToken);
                await DelayAsync(cancellationToken);
                return late;
            case Fault.Repeat:
                await request.Content!.LoadIntoBufferAsync(cancellationToken);
                (await base.SendAsync(request, cancellationToken)).Dispose();
                return await base.SendAsync(request, cancellationToken);
            case Fault.Corrupt:
                return Corrupted(await (await base.SendAsync(request, cancellationToken)).Content.ReadAsStringAsync(cancellationToken));
            default:
                return await WatchedAsync(await base.SendAsync(request, cancellationToken), cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> WatchedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        if (body.Contains("\"FAILED\"", StringComparison.Ordinal))
        {
            failed(body);
        }

        return response;
    }

    private Task DelayAsync(CancellationToken cancellationToken) => Task.Delay(500 + Roll(4000), cancellationToken);

    private HttpResponseMessage Corrupted(string body) => Roll(4) switch
    {
        0 => Response(HttpStatusCode.OK, body[..(body.Length / 2)]),
        1 => Response(HttpStatusCode.OK, "{}"),
        2 => Response(HttpStatusCode.BadGateway, "<html>Bad gateway</html>"),
        _ => Response(HttpStatusCode.BadRequest, """{"__type":"ThrottlingException","Message":"Rate exceeded"}"""),
    };

    private static HttpResponseMessage Response(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1") };

    private int Roll(int limit)
    {
        lock (_dice)
        {
            return _dice.Below(limit);
        }
    }
}
