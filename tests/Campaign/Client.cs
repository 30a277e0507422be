using System.Diagnostics;
using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;

namespace WriteBackLambdas.Campaign;

/// <summary>A person with a dashboard, who takes the steps of a plan and repeats every request until its answer is final.</summary>
internal sealed class Client(World world, Tally tally, string round)
{
    // Clients meet at these, so that they write revisions of each other's quotes.
    private const int Combinations = 10;

    private readonly Dashboard _dashboard = new(world);
    private readonly List<Link> _recorded = [];
    private string _customer = $"{round}-0";
    private decimal? _price;

    /// <summary>Takes the steps again and again until the faults are over.</summary>
    public async Task RunAsync(IReadOnlyList<Step> steps, Task faults)
    {
        do
        {
            foreach (var step in steps)
            {
                await (step.Kind == StepKind.Repeat ? RepeatAsync(step.Choice) : SignAndPostAsync(step));
            }
        }
        while (!faults.IsCompleted && steps.Count > 0);
    }

    private async Task SignAndPostAsync(Step step)
    {
        var keyAge = world.KeyAges.Begin();
        try
        {
            await StepAsync(step, keyAge);
        }
        finally
        {
            world.KeyAges.End(keyAge);
        }
    }

    private async Task StepAsync(Step step, int keyAge)
    {
        if (step.Kind != StepKind.Edit && world.Fault != Fault.FullDisk)
        {
            (_customer, _price) = ($"{round}-{step.Choice % Combinations}", null);
        }

        var link = step.Kind == StepKind.Accept ? await AcceptanceAsync(step.Choice, keyAge) : await GenerateAsync(keyAge);
        switch (step.Kind)
        {
            case StepKind.DoubleClick:
                await Task.WhenAll(PostUntilFinalAsync(link!, isLate: false), PostUntilFinalAsync(link!, isLate: false));
                break;
            case StepKind.Expire:
                await (step.Choice % 2 == 0 ? PostAsync(link!, isLate: false) : Task.CompletedTask);
                await PostUntilFinalAsync(link!, isLate: true);
                break;
            case StepKind.Forge:
                await ForgeAsync(link!, step.Choice);
                await PostUntilFinalAsync(link!, isLate: false);
                break;
            default:
                await (link is null ? Task.CompletedTask : PostUntilFinalAsync(link, isLate: false));
                break;
        }
    }

    private async Task<Link?> GenerateAsync(int keyAge)
    {
        var link = await _dashboard.SignAsync(_customer, _price, keyAge);
        _price = link.Price;
        return link;
    }

    private async Task<Link?> AcceptanceAsync(int choice, int keyAge) => _recorded.Count == 0
        ? null
        : _recorded[choice % _recorded.Count] is var quoted && quoted.Recorded.TryPeek(out var answer)
            ? await _dashboard.SignAcceptanceAsync(answer.QuoteId, quoted, keyAge)
            : null;

    /// <summary>Asks again with a link that was recorded, unless its key is retired.</summary>
    private async Task RepeatAsync(int choice)
    {
        if (_recorded.Count > 0 && _recorded[choice % _recorded.Count] is var link && world.KeyAges.TryBegin(link.KeyAge))
        {
            await PostUntilFinalAsync(link, isLate: false);
            world.KeyAges.End(link.KeyAge);
        }
    }

    private async Task PostUntilFinalAsync(Link link, bool isLate)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < World.Patience && !await PostAsync(link, isLate);)
        {
            await Task.Delay(200);
        }
    }

    /// <summary>Returns whether the answer is final.</summary>
    private async Task<bool> PostAsync(Link link, bool isLate)
    {
        var (fault, response) = await SendAsync(link.Text, isLate);
        switch (response.StatusCode)
        {
            case 200:
                using (var quote = JsonDocument.Parse(response.Body!))
                {
                    var (id, revision) = (quote.RootElement.GetProperty("quoteId"), quote.RootElement.GetProperty("revision"));
                    link.Recorded.Enqueue((fault, id.GetString()!, revision.GetInt32()));
                }

                _recorded.Add(link);
                return true;
            case 409 when link.IsAccept:
            case 410 when isLate:
                link.Closed = (fault, response.StatusCode);
                return true;
            case 202 or 500 or 503:
                return false;
            default:
                link.Closed = (fault, response.StatusCode);
                world.Ledger.Add(new Violation("refused", fault, $"{response.StatusCode} {response.Body} to {link.Text}"));
                return true;
        }
    }

    private async Task ForgeAsync(Link link, int choice)
    {
        var forged = Forgery.Of(link.Text, choice);
        var (fault, response) = await SendAsync(forged, isLate: false);
        if (response.StatusCode is not 403 and not 503)
        {
            world.Ledger.Add(new Violation("forged", fault, $"{response.StatusCode} {response.Body} to {forged}"));
        }
    }

    private async Task<(Fault Fault, APIGatewayProxyResponse Response)> SendAsync(string link, bool isLate)
    {
        var fault = world.Fault;
        var response = await (isLate ? world.LateFunction : world.Function).PostAsync(link, "note=campaign");
        tally.Count(fault, $"{response.StatusCode}");
        return (fault, response);
    }
}
