using System.Globalization;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>Compares a link's issue time with this machine's clock.</summary>
internal static class LinkTime
{
    /// <summary>As far as clocks may differ before the write-back function refuses.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    /// <param name="before">When the query was sent.</param>
    public static CheckResult Check(ViewLink link, DateTimeOffset before)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (link.Issued is not { Time: var issued })
        {
            return CheckResult.Wrong("A link has no issue time", "Deploy again.");
        }

        if (issued >= before - Skew && issued <= now + Skew)
        {
            return CheckResult.Right(string.Create(CultureInfo.InvariantCulture, $"{issued:yyyy-MM-dd HH:mm:ss} UTC, which is now"));
        }

        var off = issued - now;
        var direction = off < TimeSpan.Zero ? "ago" : "ahead";
        return CheckResult.Wrong(
            string.Create(CultureInfo.InvariantCulture, $"A link's time is {off.Duration().TotalHours:0.00} hours {direction}"),
            "If that is the session's distance from UTC, the view takes local time for UTC: deploy again. Otherwise check this clock.");
    }
}
