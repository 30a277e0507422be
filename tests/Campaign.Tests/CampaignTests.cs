namespace WriteBackLambdas.Campaign.Tests;

public sealed class CampaignTests
{
    [Fact]
    public async Task A_short_campaign_loses_doubles_and_refuses_nothing()
    {
        using var output = new StringWriter();
        using var timeIsOver = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        var run = new CampaignRun(output);

        Assert.True(await run.RunAsync(seed: 1, timeIsOver.Token), output.ToString());
        Assert.True(run.Tally.Total("200") > 100, output.ToString());
    }
}
