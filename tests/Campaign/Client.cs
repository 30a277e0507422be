namespace WriteBackLambdas.Campaign;

/// <summary>A person with a dashboard, who takes the steps of a plan and repeats every request until its answer is final.</summary>
internal sealed class Client(World world, Tally tally, string round)
{
    // Clients meet at these, so that they write revisions of each other's quotes.
    private const int Combinations = 10;

    private readonly Dashboard _dashboard = new(world);
    private readonly Browser _browser = new(world, tally);
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
                await Task.WhenAll(_browser.PostUntilFinalAsync(link!, isLate: false), _browser.PostUntilFinalAsync(link!, isLate: false));
                break;
            case StepKind.Expire:
                await (step.Choice % 2 == 0 ? _browser.PostAsync(link!, isLate: false) : Task.CompletedTask);
                await _browser.PostUntilFinalAsync(link!, isLate: true);
                break;
            case StepKind.Forge:
                await _browser.ForgeAsync(link!, step.Choice);
                await _browser.PostUntilFinalAsync(link!, isLate: false);
                break;
            default:
                await (link is null ? Task.CompletedTask : _browser.PostUntilFinalAsync(link, isLate: false));
                break;
        }
    }

    private async Task<Link?> GenerateAsync(int keyAge)
    {
        var link = await _dashboard.SignAsync(_customer, _price, keyAge);
        _price = link.Price;
        return link;
    }

    private async Task<Link?> AcceptanceAsync(int choice, int keyAge)
    {
        var links = _browser.Recorded;
        return links.Count > 0 && links[choice % links.Count] is var quoted && quoted.Recorded.TryPeek(out var answer)
            ? await _dashboard.SignAcceptanceAsync(answer.QuoteId, quoted, keyAge)
            : null;
    }

    /// <summary>Asks again with a link that was recorded, unless its key is retired.</summary>
    private async Task RepeatAsync(int choice)
    {
        var links = _browser.Recorded;
        if (links.Count > 0 && links[choice % links.Count] is var link && world.KeyAges.TryBegin(link.KeyAge))
        {
            await _browser.PostUntilFinalAsync(link, isLate: false);
            world.KeyAges.End(link.KeyAge);
        }
    }
}
