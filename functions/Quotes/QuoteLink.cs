using System.Globalization;
using System.Text;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Quotes;

/// <summary>
/// What a link says and its digest covers: the action, the viewer (a database user), the issue time, and the values. For generate, the
/// values are the definition's fields in order; for every other action, the quote id and the revision. A null value is a parameter that the
/// link does not have.
/// </summary>
public sealed record QuoteLink(string Action, string Viewer, IssueTime Issued, IReadOnlyList<string?> Values)
{
    /// <summary>The <see cref="QuoteDefinition.Purpose"/> of the default definition, with which those of the others begin.</summary>
    public const string Purpose = "quote-link/1";

    /// <summary>The longest name of a database user, in bytes.</summary>
    public const int MaxViewerBytes = 127;

    /// <summary>The action that makes a quote or its next revision; a definition has the other ones.</summary>
    public const string Generate = "generate";

    private static readonly string[] RevisionNames = [LinkParameters.QuoteId, LinkParameters.Revision];

    /// <summary>The parameter names of the values, in the order in which they are signed.</summary>
    public static IReadOnlyList<string> ValueNames(QuoteDefinition definition, string action) =>
        action == Generate ? [.. definition.Fields.Select(field => field.Name)] : RevisionNames;

    public bool IsGenerate => Action == Generate;

    /// <summary>The quote that an action is about.</summary>
    public string QuoteId => Values[0]!;

    /// <summary>The revision that an action is about, from 1.</summary>
    public int Revision => int.Parse(Values[1]!, CultureInfo.InvariantCulture);

    public RowMessage ToMessage(QuoteDefinition definition) =>
        RowMessage.Of([definition.Purpose, Action, Viewer, Issued.ToString(), .. Values]);

    /// <summary>The fingerprint of the identifying fields, the same for every link to one combination.</summary>
    public string Combination(QuoteDefinition definition) =>
        Digester.ComputeUnkeyed(RowMessage.Of([.. Values.Where((_, i) => definition.Fields[i].Identifies)])).ToHex();

    /// <summary>The link's query string, from <c>?</c> to the digest.</summary>
    public string ToQuery(QuoteDefinition definition, Digest digest)
    {
        var query = new StringBuilder();
        void Add(string name, string value) =>
            query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));

        Add(LinkParameters.Action, Action);
        Add(LinkParameters.Viewer, Viewer);
        Add(LinkParameters.Issued, Issued.ToString());
        foreach (var (name, value) in ValueNames(definition, Action).Zip(Values))
        {
            if (value is not null)
            {
                Add(name, value);
            }
        }

        Add(LinkParameters.Digest, digest.ToHex());
        return query.ToString();
    }
}
