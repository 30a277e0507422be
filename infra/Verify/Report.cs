using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using WriteBackLambdas.Verify.Checks;

namespace WriteBackLambdas.Verify;

/// <summary>Writes what was found, for people or as JSON, and decides the exit code.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>0 if everything is right, 1 if something is wrong, 2 if nothing is wrong and something is unchecked.</summary>
    /// <param name="hasOneUser">Whether the question that needs a second user may stay unchecked.</param>
    public static int ExitCode(IEnumerable<AnsweredCheck> answers, bool hasOneUser)
    {
        var verdicts = answers.Where(answer => answer is not { Check: ViewerCheck, Result.Verdict: Verdict.Unchecked } || !hasOneUser)
            .Select(answer => answer.Result.Verdict).ToHashSet();
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

    public static string Summary(Deployment deployment, IReadOnlyList<AnsweredCheck> answers, RecordedQuotes recorded)
    {
        int Count(Verdict verdict) => answers.Count(answer => answer.Result.Verdict == verdict);
        return $"{Count(Verdict.Right)} right, {Count(Verdict.Wrong)} wrong, {Count(Verdict.Unchecked)} unchecked\n"
            + recorded.ToString(deployment.Quote.Name);
    }

    /// <summary>Verify did not start.</summary>
    public static string Json(IEnumerable<string> faults) =>
        new JsonObject { ["exitCode"] = 1, ["faults"] = ArrayOf(faults) }.ToJsonString(Indented);

    /// <summary>One definition's report as it is, and those of several as a list.</summary>
    public static string Json(IReadOnlyList<JsonObject> reports) =>
        (reports is [var only] ? only : (JsonNode)new JsonArray([.. reports])).ToJsonString(Indented);

    public static JsonObject Of(
        Deployment deployment, IReadOnlyList<AnsweredCheck> answers, RecordedQuotes recorded, int exitCode) => new()
    {
        ["exitCode"] = exitCode,
        ["quoteIds"] = recorded.Ids is { } ids ? ArrayOf(ids) : null,
        ["combination"] = deployment.Quote.Name,
        ["delete"] = recorded.Delete,
        ["checks"] = new JsonArray([.. answers.Select(answer => new JsonObject
        {
            ["check"] = answer.Check.GetType().Name,
            ["asked"] = answer.Check.Question,
            ["verdict"] = Word(answer.Result.Verdict),
            ["seen"] = ArrayOf(answer.Result.Seen),
            ["advice"] = answer.Result.Advice,
        })]),
    };

    private static JsonArray ArrayOf(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Right => "right",
        Verdict.Wrong => "wrong",
        _ => "unchecked",
    };
}
