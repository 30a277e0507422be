using System.Globalization;
using Amazon.RedshiftDataAPIService.Model;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>
/// The statements that record a submission: the lock, unless it is a mere look, and then the CALL. Values are sent as parameters. The Data
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

        var procedure = link.IsGenerate ? definition.Names.SubmitProcedure : definition.Names.ActProcedure;
        // The schema is quoted because its name may be a reserved word.
        var call = $"CALL \"{definition.Schema}\".{procedure}({string.Join(", ", _arguments)})";
        Sqls = submission.Intent == Intent.Find
            ? [call]
            : [$"LOCK \"{definition.Schema}\".{WarehouseNames.LockOf(definition.History)}", call];
    }

    public IReadOnlyList<string> Sqls { get; }

    public List<SqlParameter> Parameters { get; } = [];

    /// <summary>Reads the one row in which the CALL returns its INOUT arguments: quote id, revision, status, result, time.</summary>
    public static Recording Read(List<Field> row)
    {
        var outcome = row[3].StringValue switch
        {
            RecordingResult.Recorded => Outcome.Recorded,
            RecordingResult.Replayed => Outcome.Replayed,
            RecordingResult.Conflict => Outcome.Conflict,
            RecordingResult.Expired => Outcome.Expired,
            RecordingResult.Excluded => Outcome.Excluded,
            _ => throw new InvalidOperationException("The procedure returned an unknown outcome; its version and this function's differ."),
        };
        return new Recording(outcome, row[4].StringValue is { Length: > 0 } time
            ? new RecordedQuote(row[0].StringValue!, (int)row[1].LongValue!.Value, row[2].StringValue!, Utc(time))
            : null);
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
        Parameters.Add(new SqlParameter { Name = name, Value = value });
    }
}
