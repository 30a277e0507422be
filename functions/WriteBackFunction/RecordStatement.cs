using System.Globalization;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>
/// What records a submission in any store: a routine of the database and its arguments. Values are sent as parameters. The Redshift Data
/// API takes no NULL and no empty string as a parameter, so those two are written into the SQL text, which then holds nothing that a client
/// sent.
/// </summary>
internal sealed class RecordStatement
{
    private readonly List<string> _arguments = [];

    public RecordStatement(QuoteDefinition definition, Submission submission, string newQuoteId)
    {
        var link = submission.Link;
        Add("p_digest", submission.Digest.ToHex());
        Add("p_viewer", link.Viewer);
        Add("p_issued_at", link.Issued.ToSqlText());
        Add("p_write_until", submission.Intent == Intent.Write ? submission.WriteUntil.ToSqlText() : null);
        Add("p_recorded_by", submission.Person);
        if (!link.IsGenerate)
        {
            Add("p_action", link.Action);
        }
        else
        {
            Add("p_combination", link.Combination(definition));
            foreach (var (field, value) in definition.Fields.Zip(link.Values))
            {
                Add($"f_{field.Name}", value);
            }
        }

        foreach (var (input, value) in definition.Inputs.Zip(submission.Inputs))
        {
            Add($"f_{input.Name}", value);
        }

        Add("p_quote_id", link.IsGenerate ? newQuoteId : link.QuoteId);
        _arguments.Add(link.IsGenerate ? "0" : link.Revision.ToString(CultureInfo.InvariantCulture));
        _arguments.AddRange(["''", "''", "''"]);

        var routine = link.IsGenerate ? definition.Names.SubmitProcedure : definition.Names.ActProcedure;
        // The schema is quoted because its name may be a reserved word.
        Routine = $"\"{definition.Schema}\".{routine}";
    }

    /// <summary>The procedure or function.</summary>
    public string Routine { get; }

    /// <summary>Its arguments as SQL.</summary>
    public string Arguments => string.Join(", ", _arguments);

    /// <summary>The values of :name in the arguments.</summary>
    public List<(string Name, string Value)> Parameters { get; } = [];

    /// <summary>Reads the one row that the routine returns, its INOUT arguments.</summary>
    public static Recording Read(string? quoteId, long? revision, string? status, string? outcome, string? recordedAt)
    {
        var known = outcome switch
        {
            RecordingResult.Recorded => Outcome.Recorded,
            RecordingResult.Replayed => Outcome.Replayed,
            RecordingResult.Conflict => Outcome.Conflict,
            RecordingResult.Expired => Outcome.Expired,
            RecordingResult.Excluded => Outcome.Excluded,
            _ => throw new InvalidOperationException("The database returned an unknown outcome; its version and this function's differ."),
        };
        return new Recording(
            known, recordedAt is { Length: > 0 } ? new RecordedQuote(quoteId!, (int)revision!.Value, status!, Utc(recordedAt)) : null);
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.ParseExact(
        text, "yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private void Add(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            _arguments.Add(value is null ? "NULL" : "''");
            return;
        }

        _arguments.Add($":{name}");
        Parameters.Add((name, value));
    }
}
