using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Cloud;

/// <summary>What a definition asks of readers who share one database user.</summary>
internal static class SharedReader
{
    /// <summary>A sentence about the actions for which readers must be told apart; null if there is none.</summary>
    public static string? Warning(QuoteDefinition definition)
    {
        string[] actions = [.. definition.Workflow.Actions.Where(action => action.By != ActionBy.Anybody).Select(action => action.Name)];
        return actions.Length == 0
            ? null
            : $"{definition.Name}: \"by\" limits {string.Join(", ", actions)}, but all readers of this stage share one database user, so "
                + "nobody is another than the requester, and everybody is the requester. "
                + "Set \"identity\": \"identityCenter\", or leave \"by\" out.";
    }
}
