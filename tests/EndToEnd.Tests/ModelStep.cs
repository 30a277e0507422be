namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>A press of a link.</summary>
/// <param name="Viewer">Whose link it is.</param>
/// <param name="Action">The link's action.</param>
/// <param name="Row">The row that an action is about, or that a replayed link wrote, by its place in the history; null for none.</param>
/// <param name="IsReplay">Whether the link was used before.</param>
/// <param name="MayWrite">False if the link has expired.</param>
internal sealed record ModelStep(string Viewer, string Action, int? Row, bool IsReplay = false, bool MayWrite = true)
{
    public const string Generate = "generate";

    public override string ToString() =>
        $"{Viewer} {Action}{(IsReplay ? " again" : "")}{(Row is null ? "" : $" (row {Row + 1})")}{(MayWrite ? "" : " expired")}";
}
