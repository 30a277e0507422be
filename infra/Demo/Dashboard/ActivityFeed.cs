using System.Text.Json.Serialization;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The activities after an id, for a page that polls.</summary>
/// <param name="LastId">The id for the next poll.</param>
/// <param name="LastWrite">The newest activity that may have recorded something; 0 for none.</param>
/// <param name="Activities">The newest first.</param>
internal sealed record ActivityFeed(long LastId, long LastWrite, IReadOnlyList<ActivityItem> Activities)
{
    public static ActivityFeed Of(ActivityLog log, long since)
    {
        var known = log.Since(0);
        return new ActivityFeed(
            known is [.., var last] ? last.Id : 0,
            known.LastOrDefault(activity => ActivityStep.Of(activity).Writes)?.Id ?? 0,
            [.. known.Where(activity => activity.Id > since).Reverse().Select(ActivityItem.Of)]);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ActivityFeed))]
internal sealed partial class ActivityFeedJson : JsonSerializerContext;

/// <summary>One activity. Rows are null where there is no such number.</summary>
internal sealed record ActivityItem(
    long Id, DateTimeOffset At, string Step, string Subject, string User, long? Rows, double Milliseconds, string? Error)
{
    public static ActivityItem Of(Activity activity) => new(
        activity.Id,
        activity.At,
        ActivityStep.Of(activity).Name,
        activity.Subject,
        activity.User,
        activity.Rows < 0 ? null : activity.Rows,
        Math.Round(activity.Duration.TotalMilliseconds, 1),
        activity.Error);
}
