namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>A row of the history: who did what, and what must follow. Rows of a combination are in the order in which they came.</summary>
internal sealed record ModelRow(string Viewer, string Action, string Status, int Revision, int Negotiation)
{
    public string QuoteId { get; init; } = "";

    public string Issued { get; init; } = "";

    public string Digest { get; init; } = "";

    public IReadOnlyList<string> Values { get; init; } = [];
}
