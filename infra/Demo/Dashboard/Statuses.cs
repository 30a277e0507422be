using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>A negotiation's statuses, in their order.</summary>
internal static class Statuses
{
    public static IReadOnlyList<string> All { get; } = ["generated", "in review", "accepted"];

    public static Html Badge(string status) => Html.Of($"<span class=\"badge\" data-status=\"{status}\">{status}</span>");
}
