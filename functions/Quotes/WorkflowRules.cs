using System.Text.RegularExpressions;
using static WriteBackLambdas.Quotes.QuoteDefinition;

namespace WriteBackLambdas.Quotes;

/// <summary>The rules for a definition's statuses and actions; each fault names its place and says what would be right.</summary>
internal static partial class WorkflowRules
{
    /// <summary>The width of the history's column.</summary>
    public const int MaxStatus = 20;

    private const int MaxAction = 20;

    public static IEnumerable<string> Check(DefinitionFile file)
    {
        if (!file.HasWorkflow)
        {
            return [];
        }

        if (file.Statuses is null || file.Generate is null || file.Actions is null)
        {
            return ["statuses, generate, actions: some are missing; give all three, or none for the built-in steps"];
        }

        string[] statuses = [.. file.Statuses.Select(status => status?.Name).OfType<string>()];
        return
        [
            .. file.Statuses.SelectMany((status, i) => Status(status ?? new StatusEntry(), $"statuses[{i}]")),
            .. Repeated("statuses", statuses),
            .. Generate(file.Generate, statuses),
            .. file.Actions.SelectMany((action, i) => Action(action ?? new ActionEntry(), $"actions[{i}]", file, statuses)),
            .. Repeated("actions", file.Actions.Select(action => action?.Name)),
            .. InputNames(file),
            .. SameInputs(file),
            .. Unreachable(file, statuses),
        ];
    }

    private static IEnumerable<string> Status(StatusEntry status, string place)
    {
        place = status.Name is null ? place : $"{place} \"{status.Name}\"";
        if (status.Name is null || status.Name.Length > MaxStatus || !StatusForm().IsMatch(status.Name))
        {
            yield return $"{place}: name is {(status.Name is null ? "missing" : "not a status")}; use at most {MaxStatus} lower-case "
                + "letters and digits, with single spaces, _ or - between them";
        }

        if (status.Kind is not null && !Enum.GetNames<StatusKind>().Contains(status.Kind, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"{place}: kind \"{status.Kind}\" is unknown; use {NamesOf<StatusKind>()}";
        }

        foreach (var fault in LabelFaults(status.Label, place))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Generate(GenerateEntry generate, string[] statuses) =>
    [
        .. Known("generate: first", generate.First, statuses),
        .. Known("generate: again", generate.Again, statuses),
        .. (generate.Final ?? []).SelectMany(status => Known("generate: final", status, statuses)),
        .. LabelFaults(generate.Label, "generate"),
    ];

    private static IEnumerable<string> Action(ActionEntry action, string place, DefinitionFile file, string[] statuses)
    {
        place = action.Name is null ? place : $"{place} \"{action.Name}\"";
        if (action.Name is null || action.Name.Length > MaxAction || IdentifierFault(action.Name) is not null)
        {
            yield return $"{place}: name is {(action.Name is null ? "missing" : "not an identifier")}; use at most {MaxAction} lower-case "
                + "letters, digits, and _, starting with a letter";
        }
        else if (action.Name == QuoteLink.Generate || LinkParameters.Reserved.Contains(action.Name)
            || (file.Fields ?? []).Any(field => field?.Name == action.Name))
        {
            yield return $"{place}: \"{action.Name}\" is "
                + $"{(action.Name == QuoteLink.Generate ? "what makes a quote" : "a link parameter")}; choose another name";
        }

        if (action.From is null or [])
        {
            yield return $"{place}: from is empty; list the statuses in which it is possible";
        }

        foreach (var fault in (action.From ?? []).SelectMany(status => Known($"{place}: from", status, statuses))
            .Concat(Known($"{place}: to", action.To, statuses)))
        {
            yield return fault;
        }

        if (action.To is not null && (action.To == file.Generate!.First || action.To == file.Generate.Again))
        {
            yield return $"{place}: to \"{action.To}\" is what generating gives; use another status, which tells the two apart";
        }

        if (action.By is not null && !Enum.GetNames<ActionBy>().Contains(action.By, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"{place}: by \"{action.By}\" is unknown; use {NamesOf<ActionBy>()}";
        }

        foreach (var fault in LabelFaults(action.Label, place))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Known(string place, string? status, string[] statuses)
    {
        if (status is null || !statuses.Contains(status))
        {
            yield return $"{place}{(status is null ? " is missing" : $" \"{status}\" is not one of the statuses")}; "
                + $"use {string.Join(", ", statuses)}";
        }
    }

    private static IEnumerable<string> Repeated(string place, IEnumerable<string?> names) =>
        names.OfType<string>().GroupBy(name => name).Where(group => group.Count() > 1)
            .Select(group => $"{place}: \"{group.Key}\" appears {group.Count()} times");

    private static IEnumerable<string> LabelFaults(Label? label, string place) =>
    [
        .. (label?.Texts ?? []).Where(text => string.IsNullOrWhiteSpace(text.Value))
            .Select(text => $"{place}: label has an empty text{(text.Key is "" ? "" : $" for \"{text.Key}\"")}"),
        .. (label?.Texts ?? []).Where(text => !LanguageForm().IsMatch(text.Key))
            .Select(text => $"{place}: label has a text for \"{text.Key}\", which is not a language; use two letters such as en"),
    ];

    /// <summary>Inputs that do not exist, and inputs that nobody is asked for.</summary>
    private static IEnumerable<string> InputNames(DefinitionFile file)
    {
        var inputs = InputsOf(file);
        (string Place, IReadOnlyList<string?>? Names)[] steps =
        [
            ("generate", file.Generate!.Inputs),
            .. file.Actions!.Select((action, i) => ($"actions[{i}]", action?.Inputs)),
        ];
        return
        [
            .. steps.SelectMany(step => (step.Names ?? []).Where(name => !inputs.Contains(name))
                .Select(name => $"{step.Place}: inputs: \"{name}\" is not one of the inputs; use {string.Join(", ", inputs)}")),
            .. inputs.Where(input => steps.All(step => step.Names?.Contains(input) == false))
                .Select(input => $"inputs: \"{input}\" is asked for by no step; name it in the inputs of generate or of an action"),
        ];
    }

    /// <summary>A row of the history says its status and not its action, and the audit has to know what the action wrote.</summary>
    private static IEnumerable<string> SameInputs(DefinitionFile file) => file.Actions!.OfType<ActionEntry>()
        .GroupBy(action => action.To)
        .Where(group => group.Select(action => string.Join(',', (action.Inputs ?? InputsOf(file)).Order())).Distinct().Count() > 1)
        .Select(group => $"actions: those to \"{group.Key}\" ask for different inputs; use one status for each, or the same inputs");

    private static string[] InputsOf(DefinitionFile file) => [.. (file.Inputs ?? []).Select(input => input?.Name).OfType<string>()];

    private static IEnumerable<string> Unreachable(DefinitionFile file, string[] statuses)
    {
        HashSet<string?> reached = [file.Generate!.First];
        for (var count = 0; count < reached.Count;)
        {
            count = reached.Count;
            reached.UnionWith(file.Actions!.Where(action => action?.From?.Any(reached.Contains) == true).Select(action => action!.To));
            if (reached.Any(status => file.Generate.Final?.Contains(status) != true))
            {
                reached.Add(file.Generate.Again);
            }
        }

        return statuses.Where(status => !reached.Contains(status))
            .Select(status => $"statuses: \"{status}\" cannot be reached; add an action that leads to it, or remove it");
    }

    private static string NamesOf<T>()
        where T : struct, Enum =>
#pragma warning disable CA1308 // The definition's words are in lower case.
        string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()));
#pragma warning restore CA1308

    [GeneratedRegex(@"\A[a-z0-9]+([ _\-][a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex StatusForm();

    [GeneratedRegex(@"\A([a-z]{2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageForm();
}
