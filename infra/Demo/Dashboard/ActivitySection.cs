using System.Globalization;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The steps of a click as they happen, newest first.</summary>
internal static class ActivitySection
{
    private const int MostShown = 40;

    public static Html Of(ActivityLog log)
    {
        var activities = log.Since(0);
        return Card.Of(
            "activity",
            "What just happened",
            "A view is read, its links are signed in batches, a link is verified, and one procedure records the quote. Newest first.",
            activities.Count == 0 ? Card.Empty("Nothing yet.") : Html.Of(
                $"""
                <div class="scroll" role="group" aria-label="What just happened, newest first" tabindex="0"><ol class="activities">
                {Html.Join(activities.Reverse().Take(MostShown).Select(Item))}</ol></div>
                """));
    }

    private static Html Item(Activity activity)
    {
        var step = ActivityStep.Of(activity);
        return Html.Of(
            $"""
            <li data-kind="{step.Kind}">
            <p><strong>{step.Name}</strong> <span class="quiet">{activity.At.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}</span></p>
            <p><code>{ActivityStep.Object(activity)}</code></p>
            <p class="facts">{Facts(activity)}</p>
            {(activity.Error is { } error ? Html.Of($"<p class=\"error\">{error}</p>") : default)}
            {Statement(activity)}
            </li>

            """);
    }

    private static Html Statement(Activity activity) => activity.Kind != ActivityKind.Statement ? default : Html.Of(
        $"""
        <details data-key="activity {activity.Id.ToString(CultureInfo.InvariantCulture)}"><summary>SQL</summary>
        <pre><code>{activity.Subject.Trim()}</code></pre></details>
        """);

    private static string Facts(Activity activity) =>
        SqlSection.Facts(activity.Duration, activity.Rows) + (activity.User.Length == 0 ? "" : $" · as {activity.User}");
}
