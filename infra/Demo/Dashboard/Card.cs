using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>A part of the page: its heading, one sentence about it or none, and its content.</summary>
internal static class Card
{
    public static Html Of(string id, string title, string lead, Html content) => Html.Of(
        $"""
        <section id="{id}" class="card" aria-labelledby="{id}-title">
        <h2 id="{id}-title">{title}</h2>
        {(lead.Length > 0 ? Html.Of($"<p class=\"lead\">{lead}</p>") : default)}
        {content}
        </section>

        """);

    public static Html Empty(string text) => Html.Of($"<p class=\"empty\">{text}</p>");
}
