namespace WriteBackLambdas.Campaign.Tests;

public sealed class CampaignTests
{
    /// <summary>The first stack of one records in Redshift, and that of the other in Aurora.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public async Task A_short_campaign_loses_doubles_and_refuses_nothing(int seed)
    {
        using var output = new StringWriter();
        using var timeIsOver = new CancellationTokenSource(TimeSpan.FromSeconds(25));
        var run = new CampaignRun(output);

        Assert.True(await run.RunAsync(seed, timeIsOver.Token), output.ToString());
        Assert.True(run.Tally.Total("200") > 50, output.ToString());
    }
}
