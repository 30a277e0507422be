using System.Diagnostics;
using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;

namespace WriteBackLambdas.Campaign;

/// <summary>Sends a client's links, and enters the answers into the ledger and the tally.</summary>
internal sealed class Browser(World world, Tally tally)
{
    private readonly List<Link> _recorded = [];

    /// <summary>The links that were answered with 200.</summary>
    public IReadOnlyList<Link> Recorded => _recorded;

    public async Task PostUntilFinalAsync(Link link, bool isLate)
    {
        var watch = Stopwatch.StartNew();
        while (!await PostAsync(link, isLate))
        {
            if (watch.Elapsed > World.Patience)
            {
                world.Ledger.Add(new Violation("open", world.Fault, $"no final answer within {World.Patience}: {link.Text}"));
                return;
            }

            await Task.Delay(200);
        }
    }

    /// <summary>Returns whether the answer is final.</summary>
    public async Task<bool> PostAsync(Link link, bool isLate)
    {
        var asked = DateTimeOffset.UtcNow;
        var (fault, response) = await SendAsync(link.Text, isLate, link.IsUnconfirmed ? "note=campaign&again=1" : "note=campaign");
        switch (response.StatusCode)
        {
            case 200:
                using (var quote = JsonDocument.Parse(response.Body!))
                {
                    var (id, revision) = (quote.RootElement.GetProperty("quoteId"), quote.RootElement.GetProperty("revision"));
                    link.Recorded.Enqueue((fault, id.GetString()!, revision.GetInt32()));
                }

                // Two clicks at once may both get here.
                lock (_recorded)
                {
                    _recorded.Add(link);
                }

                return true;
            case 409 when link.IsAccept:
            case 410 when isLate:
                link.Closed = (fault, response.StatusCode, asked);
                return true;
            case 202 or 503:
                link.IsUnconfirmed = response.StatusCode == 202;
                return false;
            default:
                link.Closed = (fault, response.StatusCode, asked);
                var (kind, cause) = response.StatusCode >= 500 ? ("failed", $" after {world.LastFailure}") : ("refused", "");
                world.Ledger.Add(new Violation(kind, fault, $"{response.StatusCode} {response.Body} to {link.Text}{cause}"));
                return true;
        }
    }

    public async Task ForgeAsync(Link link, int choice)
    {
        var forged = Forgery.Of(link.Text, choice);
        var (fault, response) = await SendAsync(forged, isLate: false, "note=campaign");
        if (response.StatusCode is not 403 and not 503)
        {
            world.Ledger.Add(new Violation("forged", fault, $"{response.StatusCode} {response.Body} to {forged}"));
        }
    }

    private async Task<(Fault Fault, APIGatewayProxyResponse Response)> SendAsync(string link, bool isLate, string form)
    {
        var fault = world.Fault;
        var response = await (isLate ? world.LateFunction : world.Function).PostAsync(link, form);
        tally.Count(fault, $"{response.StatusCode}");
        return (fault, response);
    }
}
