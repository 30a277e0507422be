using System.Collections.Concurrent;

namespace WriteBackLambdas.Campaign;

/// <summary>A link that the warehouse signed, and how its requests ended.</summary>
public sealed class Link(string text, string digest, bool isAccept, string customer, decimal price, int keyAge)
{
    public string Text => text;

    public string Digest => digest;

    public bool IsAccept => isAccept;

    public string Customer => customer;

    public decimal Price => price;

    public int KeyAge => keyAge;

    /// <summary>Its last answer was 202, so the page asks again.</summary>
    public bool IsUnconfirmed { get; set; }

    /// <summary>The answers of 200: during which fault, and the revision in them.</summary>
    public ConcurrentQueue<(Fault Fault, string QuoteId, int Revision)> Recorded { get; } = [];

    /// <summary>The answer of 409 or 410, with which nothing is recorded, and when it was asked for.</summary>
    public (Fault Fault, int Status, DateTimeOffset Asked)? Closed { get; set; }
}

/// <summary>A row of the history.</summary>
public sealed record HistoryRow(
    string Digest, string QuoteId, int Revision, string Status, string Combination, decimal? Price, DateTimeOffset CommittedAt);

/// <summary>What must not be: lost, duplicated, refused, failed, forged, or wrong, and during which fault.</summary>
public sealed record Violation(string Kind, Fault Fault, string Text);

/// <summary>Knows every link and every answer, and so what the history must hold.</summary>
public sealed class Ledger
{
    private readonly ConcurrentDictionary<string, Link> _links = [];
    private readonly ConcurrentQueue<Violation> _violations = [];
    private int _lastPrice;

    /// <summary>A price that no other link has.</summary>
    public decimal NextPrice() => Interlocked.Increment(ref _lastPrice);

    public void Add(Link link) => _links[link.Digest] = link;

    public void Add(Violation violation) => _violations.Enqueue(violation);

    /// <summary>Compares the answers with the history when no request is under way.</summary>
    public IReadOnlyList<Violation> Check(IReadOnlyList<HistoryRow> history) =>
        [.. _violations, .. CheckLinks(history.ToLookup(row => row.Digest)), .. CheckRows(history), .. CheckQuotes(history)];

    private IEnumerable<Violation> CheckLinks(ILookup<string, HistoryRow> rows)
    {
        foreach (var link in _links.Values)
        {
            foreach (var (fault, quoteId, revision) in link.Recorded)
            {
                if (!rows[link.Digest].Any(row => row.QuoteId == quoteId && row.Revision == revision))
                {
                    yield return new("lost", fault, $"200 with revision {revision} of {quoteId} is not in the history: {link.Text}");
                }
            }

            // The late function's clock is 20 minutes fast, so the warehouse may record what was sent in time and comes after its 410. With
            // clocks that agree, the procedure refuses it.
            if (link.Closed is { } closed && rows[link.Digest].Any(row => closed.Status != 410 || row.CommittedAt < closed.Asked))
            {
                yield return new("refused", closed.Fault, $"{closed.Status}, but it is in the history: {link.Text}");
            }

            if (link.Closed is null && link.Recorded.IsEmpty)
            {
                yield return new("open", Fault.None, $"no answer is final: {link.Text}");
            }
        }
    }

    private IEnumerable<Violation> CheckRows(IReadOnlyList<HistoryRow> history)
    {
        foreach (var rows in history.GroupBy(row => row.Digest))
        {
            var row = rows.First();
            if (rows.Count() > 1)
            {
                yield return new("duplicated", Fault.None, $"is in the history {rows.Count()} times: {row}");
            }

            if (!_links.TryGetValue(row.Digest, out var link))
            {
                yield return new("forged", Fault.None, $"nobody signed it: {row}");
            }
            else if (row.Status == "accepted" != link.IsAccept || (row.Revision == 1) != (row.Status == "generated"))
            {
                yield return new("wrong", Fault.None, $"has the wrong status: {row}");
            }
            else if (!link.IsAccept && row.Price != link.Price)
            {
                yield return new("forged", Fault.None, $"the link's price is {link.Price}: {row}");
            }
        }
    }

    private static IEnumerable<Violation> CheckQuotes(IReadOnlyList<HistoryRow> history) =>
    [
        .. history.GroupBy(row => row.QuoteId)
            .Where(quote => !quote.Select(row => row.Revision).Order().SequenceEqual(Enumerable.Range(1, quote.Count())))
            .Select(quote => new Violation(
                "wrong", Fault.None, $"{quote.Key} has the revisions {string.Join(' ', quote.Select(row => row.Revision).Order())}")),
        .. history.GroupBy(row => row.Combination)
            .Where(quotes => quotes.Select(row => row.QuoteId).Distinct().Count() > 1)
            .Select(quotes => new Violation(
                "duplicated",
                Fault.None,
                $"one combination has the quotes {string.Join(' ', quotes.Select(row => row.QuoteId).Distinct())}")),
    ];
}
