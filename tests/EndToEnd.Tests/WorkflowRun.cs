using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>Steps on a combination of their own, one after the other: the calls that make them, and what the model says of each.</summary>
internal sealed class WorkflowRun
{
    // Some combinations begin with the same digits, and so do their quotes' ids.
    private const int Prefixes = 64;

    private readonly WorkflowModel _model;
    private readonly int _number;
    private readonly List<ModelRow> _history = [];
    private readonly List<(string Sql, ModelAnswer Expected, string Story)> _calls = [];
    private readonly List<string> _story = [];

    public WorkflowRun(WorkflowModel model, int number, IEnumerable<ModelStep> path)
    {
        (_model, _number) = (model, number);
        Combination = $"{number % Prefixes:x8}{Hash($"run {number}")[8..]}";
        foreach (var step in path)
        {
            Do(step);
        }
    }

    public string Combination { get; }

    public IReadOnlyList<ModelRow> History => _history;

    public IReadOnlyList<string> Calls => [.. _calls.Select(call => call.Sql)];

    public void Do(ModelStep step)
    {
        var call = (_number * 1000) + _calls.Count;
        var expected = _model.Answer(_history, step);
        var old = step.Row is { } index ? _history[index] : null;
        var digest = step.IsReplay ? old!.Digest : Hash($"call {call}");
        var issued = step.IsReplay
            ? old!.Issued
            : new DateTime(2026, 1, 2).AddMicroseconds(call).ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        var fields = _model.Fields.Select(field => field.Value(field.Identifies ? _number : call));
        var inputs = _model.Inputs.Select(input => input.Value(call)).ToArray();
        var id = $"{Hash($"id {call}")[..8]}-1111-4222-8333-{call:d12}";

        // The function says NULL for a link that had expired already when it came.
        var until = step.MayWrite ? "2999-01-01 00:00:00.000000" : call % 2 == 0 ? "2020-01-01 00:00:00.000000" : null;

        // An action is about the quote of its row; a replayed one was about the revision before.
        string?[] arguments = step.Action == ModelStep.Generate
            ? [digest, step.Viewer, issued, until, null, Combination, .. fields, .. inputs, id]
            : [digest, step.Viewer, issued, until, null, step.Action, .. inputs, old?.QuoteId ?? id];
        var revision = step.Action == ModelStep.Generate ? 0 : step.IsReplay ? old!.Revision - 1 : old?.Revision ?? 1;
        var procedure = step.Action == ModelStep.Generate ? "submit_quote" : "act_on_quote";
        var sql = $"CALL public.{procedure}({string.Join(", ", arguments.Select(Literal))}, {revision}, '', '', '')";

        if (expected is { Outcome: "recorded", Row: { } row })
        {
            var written = row with { Issued = issued, Digest = digest };
            written = step.Action == ModelStep.Generate
                ? written with
                {
                    QuoteId = row.Revision == 1 ? $"{Combination[..8]}{id[8..14]}8{id[15..]}" : _history[^1].QuoteId,
                    Values = [.. fields, .. inputs],
                }
                : written with { Values = ValuesOf(row, step.Action, inputs) };
            _history.Add(written);
            expected = expected with { Row = written };
        }

        _story.Add($"{step}: {expected.Outcome}");
        _calls.Add((sql, expected, string.Join("; ", _story)));
    }

    /// <summary>Compares the procedures' answers with the model's, and returns when each link was recorded.</summary>
    public void Compare(TransactionResult result, Dictionary<string, string> recordedAt)
    {
        Assert.Null(result.Failure);
        foreach (var (call, answer) in _calls.Zip(result.Statements.Skip(1)))
        {
            var row = answer.Rows[0];
            var time = (string)row[4]!;
            var actual = $"{row[3]}{(time.Length == 0 ? "" : $" {row[0]} revision {row[1]} {row[2]}")}";
            var (outcome, expected) = call.Expected;
            Assert.True(
                actual == $"{outcome}{(expected is null ? "" : $" {expected.QuoteId} revision {expected.Revision} {expected.Status}")}",
                $"{call.Story}, and not {actual}. {call.Sql}");
            if (outcome == "recorded")
            {
                recordedAt.Add(expected!.Digest, time);
            }

            Assert.True(expected is null || recordedAt[expected.Digest] == time, $"{call.Story}, but at another time than it was recorded");
        }
    }

    /// <summary>What the history must hold of this run, each value as text.</summary>
    public IEnumerable<string> Rows(Dictionary<string, string> recordedAt) => _history.Select(row => string.Join(
        " | ",
        [
            row.Digest, row.QuoteId, $"{row.Revision}", row.Status, Combination, $"{row.Negotiation}", .. row.Values, row.Viewer,
            row.Issued, recordedAt[row.Digest],
        ]));

    /// <summary>An action's row has the fields and the inputs that it does not ask for from the row before.</summary>
    private string[] ValuesOf(ModelRow row, string action, string[] inputs)
    {
        var asked = _model.Actions.Single(other => other.Name == action).Inputs;
        return
        [
            .. row.Values.Take(_model.Fields.Count),
            .. _model.Inputs.Select((input, i) => asked.Contains(input.Name) ? inputs[i] : row.Values[_model.Fields.Count + i]),
        ];
    }

    private static string Literal(string? text) => text is null ? "NULL" : $"'{text}'";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
