namespace WriteBackLambdas.Quotes;

/// <summary>Who may act on a quote.</summary>
public enum ActionBy
{
    Anybody,

    /// <summary>Not the one who requested the quote's newest generated revision.</summary>
    Another,

    /// <summary>Only the one who requested the quote's newest generated revision.</summary>
    Requester,
}

/// <summary>
/// What people click on a row, and the statuses that it gives: to a combination's first revision, and to its next ones. After a final
/// status, generating starts a new negotiation, which is a quote with an id of its own. The inputs are names; null means all.
/// </summary>
public sealed record GenerateStep(
    Label Label, string First, string Again, IReadOnlyList<string> Final, IReadOnlyList<string>? Inputs);

/// <summary>
/// What somebody can do to a quote that has one of the statuses <paramref name="From"/>. The inputs are names; null
/// means all. A revision has the other inputs, and all fields, from the revision before.
/// </summary>
public sealed record QuoteAction(
    string Name, Label Label, IReadOnlyList<string> From, string To, ActionBy By, IReadOnlyList<string>? Inputs);

/// <summary>The steps of a quote: its statuses, what generating does, and the actions, each in the definition's order.</summary>
public sealed record QuoteWorkflow(
    IReadOnlyList<QuoteStatus> Statuses, GenerateStep Generate, IReadOnlyList<QuoteAction> Actions)
{
    /// <summary>The statuses that generating gives. No action gives one of them.</summary>
    public IEnumerable<string> GeneratedStatuses => new[] { Generate.First, Generate.Again }.Distinct();

    /// <summary>The action of this name; null for generate and for a name that no action has.</summary>
    public QuoteAction? ActionOf(string name) => Actions.FirstOrDefault(action => action.Name == name);

    /// <summary>What people click for the action of this name, or for generate.</summary>
    public Label LabelOf(string name) => ActionOf(name)?.Label ?? Generate.Label;

    /// <summary>The status of this name; null for a status of an earlier definition.</summary>
    public QuoteStatus? StatusOf(string name) => Statuses.FirstOrDefault(status => status.Name == name);
}
