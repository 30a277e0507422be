using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>What can happen to a recorded quote next, and who may do it.</summary>
internal static class NextSteps
{
    public static Html Of(Answer answer, View view)
    {
        var strings = view.Strings.Next;
        var actions = view.Definition.Workflow.Actions.Where(action => action.From.Contains(answer.Quote!.Status)).ToArray();
        return Html.Of(
            $"""
            <section class="next"><h2>{strings.Heading}</h2>
            <p>{strings.Refresh}{(actions.Length > 0 ? $" {strings.Actions}" : "")}</p>
            {(actions.Length > 0 ? Html.Of($"<ul>{Html.Join(actions.Select(action => Item(action, view)))}</ul>") : default)}
            {(answer.Link!.IsGenerate ? Html.Of($"<p>{strings.Revise}</p>") : default)}
            </section>
            """);
    }

    private static Html Item(QuoteAction action, View view)
    {
        var strings = view.Strings.Next;
        var text = action.By switch
        {
            ActionBy.Another => strings.Another,
            ActionBy.Requester => strings.Requester,
            _ => strings.Anybody,
        };
        return Html.Of($"<li>{text.Replace("{action}", action.Label.In(view.Strings.Language), StringComparison.Ordinal)}</li>");
    }
}
