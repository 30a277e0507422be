using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WriteBackLambdas.Verify;

/// <summary>Writes what was found, for people or as JSON, and decides the exit code.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>0 if everything is right, 1 if something is wrong, 2 if nothing is wrong and something is unchecked.</summary>
    public static int ExitCode(IEnumerable<AnsweredCheck> answers)
    {
        var verdicts = answers.Select(answer => answer.Result.Verdict).ToHashSet();
        return verdicts.Contains(Verdict.Wrong) ? 1 : verdicts.Contains(Verdict.Unchecked) ? 2 : 0;
    }

    public static string Line(AnsweredCheck answer)
    {
        var (question, result) = (answer.Check.Question, answer.Result);
        const string Indent = "\n           ";
        var seen = string.Join(Indent, result.Seen.Select(line => $"{line.TrimEnd('.')}."));
        var gap = result.Seen.Count > 1 ? Indent : " ";
        return $"{Word(result.Verdict),-9}  {question}{gap}{seen}{(result.Advice is { } advice ? $"{Indent}-> {advice}" : "")}";
    }

    public static string Summary(Deployment deployment, IReadOnlyList<AnsweredCheck> answers)
    {
        int Count(Verdict verdict) => answers.Count(answer => answer.Result.Verdict == verdict);
        var quote = deployment.Quote.QuoteId is { } id
            ? $"verify recorded the quote {id} ({deployment.Quote.Name}) and nothing else. To delete it:\n"
                + $"  DELETE FROM {deployment.Definition.Schema}.{deployment.Definition.History} WHERE quote_id = '{id}';"
            : "verify recorded nothing.";
        return $"{Count(Verdict.Right)} right, {Count(Verdict.Wrong)} wrong, {Count(Verdict.Unchecked)} unchecked\n{quote}";
    }

    public static string Json(Deployment deployment, IReadOnlyList<AnsweredCheck> answers) => new JsonObject
    {
        ["exitCode"] = ExitCode(answers),
        ["quoteId"] = deployment.Quote.QuoteId,
        ["combination"] = deployment.Quote.Name,
        ["checks"] = new JsonArray([.. answers.Select(answer => new JsonObject
        {
            ["check"] = answer.Check.GetType().Name,
            ["asked"] = answer.Check.Question,
            ["verdict"] = Word(answer.Result.Verdict),
            ["seen"] = new JsonArray([.. answer.Result.Seen.Select(line => JsonValue.Create(line))]),
            ["advice"] = answer.Result.Advice,
        })]),
    }.ToJsonString(Indented);

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Right => "right",
        Verdict.Wrong => "wrong",
        _ => "unchecked",
    };
}
