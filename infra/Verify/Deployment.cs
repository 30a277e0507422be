using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Verify;

/// <summary>The deployment that is verified, and the quote that verify may record in it.</summary>
/// <param name="Definition">The definition that the deployment should have.</param>
/// <param name="Parameters">What its SQL should have been rendered with.</param>
/// <param name="Warehouse">The warehouse as the caller.</param>
/// <param name="Second">The same warehouse as another database user; null if there is none.</param>
/// <param name="Api">Its API, as the person whose token verify has.</param>
/// <param name="Nobody">Its API, as somebody who has not signed in.</param>
internal sealed record Deployment(
    QuoteDefinition Definition,
    WarehouseParameters Parameters,
    WarehouseClient Warehouse,
    WarehouseClient? Second,
    ApiClient Api,
    ApiClient Nobody)
{
    /// <summary>Whom the links that verify signs are made for; null for its own database user.</summary>
    public string? Viewer { get; init; }

    /// <summary>Where the sign-in provider sends people back to, as the outputs have it; null if they have no sign-in.</summary>
    public string? SignInAddress { get; init; }

    /// <summary>What the warehouse should have.</summary>
    public WarehouseObjects Objects { get; } = new WarehouseScript(Definition, Parameters).Objects;

    public SyntheticQuote Quote { get; } = SyntheticQuote.Create(Definition);

    /// <summary>The relation in Redshift that has every quote, for SQL.</summary>
    public string History => NameOf(Parameters.External is null ? Definition.History : Definition.Names.AllView);

    /// <summary>The only procedures that write the history in Redshift.</summary>
    public IReadOnlyList<string> Procedures => Parameters.External is null
        ? [Definition.Names.SubmitProcedure, Definition.Names.ActProcedure]
        : [Definition.Names.SyncProcedure];

    /// <summary>The name of an object with its schema, for SQL; both may be reserved words.</summary>
    public string NameOf(string name) => $"{Quoted(Definition.Schema)}.{Quoted(name)}";

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string ListOf(IEnumerable<string> texts) => string.Join(
        ", ", texts.Distinct().Select(text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"));
}
