using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>One activity; the rows are absent where there is no such number.</summary>
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
