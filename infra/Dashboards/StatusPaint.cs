using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Dashboards;

/// <summary>The color of a status by its kind. The first open status is blue, and those that follow it are amber.</summary>
public static class StatusPaint
{
    public static readonly Paint Blue = new("#2C5D9E", "#E3EDFA", "#3F7FD4");
    public static readonly Paint Amber = new("#865300", "#FDF0D8", "#C7820F");
    public static readonly Paint Green = new("#1B6B3C", "#DFF4E6", "#2E9257");
    public static readonly Paint Red = new("#A92A2A", "#FDEAEA", "#C0392B");

    public static IReadOnlyList<Paint> All { get; } = [Blue, Amber, Green, Red];

    internal static ColorRule[] Rules(QuoteDefinition definition, Column column, Words words)
    {
        var statuses = definition.Workflow.Statuses;
        var first = statuses.FirstOrDefault(status => status.Kind == StatusKind.Open);
        return
        [
            .. statuses.Select(status => new ColorRule(column, words.Of(status.Label), status.Kind switch
            {
                StatusKind.Good => Green,
                StatusKind.Bad => Red,
                _ => status == first ? Blue : Amber,
            })),
        ];
    }
}
