using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// How wide the parts of a link are, in bytes. Redshift costs a query by the declared widths, and a row of eleven VARCHAR(65535) is costed
/// as 700 KB.
/// </summary>
internal static class LinkColumns
{
    public const int QuoteId = 36;
    public const int Revision = 11;

    /// <summary>A percent-encoded byte has three characters.</summary>
    private const int EncodedByte = 3;

    public static int IssueTime { get; } = new IssueTime(DateTimeOffset.UnixEpoch).ToString().Length;

    /// <summary>
    /// The longest value that a link can carry if all of it must be encoded. A definition with a longer one is refused, and a constant
    /// keeps the encoder's signature when a definition changes.
    /// </summary>
    public static int Encoder => LinkLength.Max / EncodedByte;

    public static int Encoded(int bytes) => bytes * EncodedByte;

    /// <summary>The widths of the digest function's arguments, one list for each number of arguments.</summary>
    public static IEnumerable<IReadOnlyList<int>> Overloads(QuoteDefinition definition) =>
        new[] { [.. definition.Fields.Select(field => field.Type.MaxTextBytes)], (IReadOnlyList<int>)[QuoteId, Revision] }
            .Select(values => Arguments(definition, values))
            .GroupBy(widths => widths.Count)
            .Select(same => same.Aggregate((one, other) => [.. one.Zip(other, Math.Max)]));

    private static IReadOnlyList<int> Arguments(QuoteDefinition definition, IReadOnlyList<int> values) =>
        [definition.Purpose.Length, ActionLength(definition), QuoteLink.MaxViewerBytes, IssueTime, .. values];

    private static int ActionLength(QuoteDefinition definition) =>
        definition.Workflow.Actions.Select(action => action.Name).Append(QuoteLink.Generate).Max(name => name.Length);
}
