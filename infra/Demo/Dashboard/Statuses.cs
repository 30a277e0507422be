using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

internal static class Statuses
{
    public static Html Badge(string status) => Html.Of($"<span class=\"badge\" data-status=\"{status}\">{status}</span>");
}
