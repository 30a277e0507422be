using System.Text.Json.Nodes;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>
/// What a definition's file allows, decided from the file's JSON alone and not by the product's code, so that the two can be compared.
/// </summary>
internal sealed class WorkflowModel
{
    private readonly string _first;
    private readonly string _again;
    private readonly string[] _final;
    private readonly string[] _statuses;

    public WorkflowModel(string file)
    {
        var json = JsonNode.Parse(File.ReadAllText(file))!;
        Source = Text(json["source"]);
        History = Text(json["history"]);
        Fields = [.. json["fields"]!.AsArray().Select(field => new ModelColumn(
            Text(field!["column"]), Text(field["type"]), field["identifies"]?.GetValue<bool>() ?? false))];
        Inputs = [.. json["inputs"]!.AsArray().Select(input => new ModelColumn(Text(input!["name"]), Text(input["type"]), false))];
        _statuses = [.. json["statuses"]!.AsArray().Select(status => Text(status!["name"]))];
        _first = Text(json["generate"]!["first"]);
        _again = Text(json["generate"]!["again"]);
        _final = Texts(json["generate"]!["final"]) ?? [];
        Actions = [.. json["actions"]!.AsArray().Select(action => new ModelAction(
            Text(action!["name"]), Texts(action["from"])!, Text(action["to"]), action["by"]?.GetValue<string>() ?? "anybody",
            Texts(action["inputs"]) ?? [.. Inputs.Select(input => input.Name)]))];
    }

    public static IReadOnlyList<string> People { get; } = ["alice", "bob"];

    public string Source { get; }

    public string History { get; }

    public IReadOnlyList<ModelColumn> Fields { get; }

    public IReadOnlyList<ModelColumn> Inputs { get; }

    public IReadOnlyList<ModelAction> Actions { get; }

    /// <summary>Everything that two people can do after this history: every link that there is or was, in time and expired.</summary>
    public IEnumerable<ModelStep> Steps(IReadOnlyList<ModelRow> history) =>
        from mayWrite in (bool[])[true, false]
        from step in (IEnumerable<ModelStep>)[
            .. from person in People select new ModelStep(person, ModelStep.Generate, Row: null),
            .. from person in People
               from action in Actions
               from row in (int?[])[null, .. Enumerable.Range(0, history.Count)]
               select new ModelStep(person, action.Name, row),
            .. history.Select((row, i) => new ModelStep(row.Viewer, row.Action, i, IsReplay: true))]
        select step with { MayWrite = mayWrite };

    /// <summary>What a step must be answered with, and, if it records, the row without its values.</summary>
    public ModelAnswer Answer(IReadOnlyList<ModelRow> history, ModelStep step)
    {
        if (step.IsReplay)
        {
            return new("replayed", history[step.Row!.Value]);
        }

        if (!step.MayWrite)
        {
            return new("expired", null);
        }

        if (step.Action == ModelStep.Generate)
        {
            var newest = history.Count == 0 ? null : history[^1];
            var starts = newest is null || _final.Contains(newest.Status);
            return new("recorded", new ModelRow(
                step.Viewer,
                step.Action,
                starts ? _first : _again,
                starts ? 1 : newest!.Revision + 1,
                (newest?.Negotiation ?? 0) + (starts ? 1 : 0)));
        }

        // A link to a quote that does not exist.
        if (step.Row is not { } index)
        {
            return new("conflict", null);
        }

        var row = history[index];
        var current = history.Last(other => other.Negotiation == row.Negotiation);
        var action = Actions.Single(other => other.Name == step.Action);
        return current != row || !action.From.Contains(row.Status) ? new("conflict", current)
            : !Includes(action, Requester(history, row.Negotiation), step.Viewer) ? new("excluded", current)
            : new("recorded", row with { Viewer = step.Viewer, Action = step.Action, Status = action.To, Revision = row.Revision + 1 });
    }

    /// <summary>Whether the current quotes view gives this person a link.</summary>
    public static bool HasLink(IReadOnlyList<ModelRow> history, int negotiation, ModelAction action, string person) =>
        action.From.Contains(history.Last(row => row.Negotiation == negotiation).Status)
        && Includes(action, Requester(history, negotiation), person);

    /// <summary>What a history's future depends on, and what a mistaken procedure could take for it.</summary>
    public static string State(IReadOnlyList<ModelRow> history)
    {
        if (history.Count == 0)
        {
            return "";
        }

        var newest = history[^1];
        var first = history.First(row => row.Negotiation == newest.Negotiation).Viewer;
        return $"{newest.Status} by {newest.Viewer}, first requested by {first}, last by {Requester(history, newest.Negotiation)}, "
            + $"revision {Math.Min(newest.Revision, 3)}, negotiation {Math.Min(newest.Negotiation, 2)}";
    }

    /// <summary>Every way in which the definition lets one row follow another, as <see cref="Transition"/> writes it.</summary>
    public IEnumerable<string> Transitions() =>
    [
        .. from person in People select Transition("nothing", "nobody", person, ModelStep.Generate, _first, true),
        .. from status in _statuses
           from requester in People
           from person in People
           let starts = _final.Contains(status)
           select Transition(status, requester, person, ModelStep.Generate, starts ? _first : _again, starts),
        .. from action in Actions
           from status in action.From
           from requester in People
           from person in People
           where Includes(action, requester, person)
           select Transition(status, requester, person, action.Name, action.To, false),
    ];

    /// <summary>How the last row of a history followed the one before.</summary>
    public static string LastTransition(IReadOnlyList<ModelRow> history)
    {
        var (before, last) = (history.Take(history.Count - 1).ToArray(), history[^1]);
        return before is [.., var previous]
            ? Transition(
                previous.Status, Requester(before, previous.Negotiation), last.Viewer, last.Action, last.Status,
                last.Negotiation != previous.Negotiation)
            : Transition("nothing", "nobody", last.Viewer, last.Action, last.Status, true);
    }

    private static string Transition(string from, string requester, string person, string action, string to, bool starts) =>
        $"{from}, requested by {requester}: {person} {action} -> {to}{(starts ? ", a new quote" : "")}";

    private static bool Includes(ModelAction action, string requester, string person) => action.By switch
    {
        "another" => person != requester,
        "requester" => person == requester,
        "anybody" => true,
        _ => throw new NotSupportedException(action.By),
    };

    private static string Requester(IReadOnlyList<ModelRow> history, int negotiation) =>
        history.Last(row => row.Negotiation == negotiation && row.Action == ModelStep.Generate).Viewer;

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static string[]? Texts(JsonNode? node) => node?.AsArray().Select(Text).ToArray();
}
