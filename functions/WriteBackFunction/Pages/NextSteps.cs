using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>What can happen to a recorded quote next, and who may do it.</summary>
internal static class NextSteps
{
    public static Html Of(Answer answer, View view)
    {
        var (strings, workflow, status) = (view.Strings.Next, view.Definition.Workflow, answer.Quote!.Status);
        if (answer.Outcome == Outcome.Replayed)
        {
            // The quote may have changed since this link recorded.
            return Section(strings, Html.Of($"<p>{strings.Nothing}</p>"));
        }

        var actions = workflow.Actions.Where(action => action.From.Contains(status)).ToArray();
        var mayBeRevised = answer.Link!.IsGenerate && !workflow.Generate.Final.Contains(status);
        return Section(strings, Html.Of(
            $"""
            <p>{strings.Refresh}{(actions.Length > 0 ? $" {strings.Actions}" : "")}</p>
            {(actions.Length > 0 ? Html.Of($"<ul>{Html.Join(actions.Select(action => Item(action, view)))}</ul>") : default)}
            {(mayBeRevised ? Html.Of($"<p>{With(strings.Revise, workflow.Generate.Label, view)}</p>") : default)}
            """));
    }

    private static Html Section(NextStrings strings, Html body) =>
        Html.Of($"<section class=\"next\"><h2>{strings.Heading}</h2>{body}</section>");

    private static Html Item(QuoteAction action, View view)
    {
        var strings = view.Strings.Next;
        var text = action.By switch
        {
            ActionBy.Another => strings.Another,
            ActionBy.Requester => strings.Requester,
            _ => strings.Anybody,
        };
        return Html.Of($"<li>{With(text, action.Label, view)}</li>");
    }

    private static string With(string text, Label label, View view) =>
        text.Replace("{action}", label.In(view.Strings.Language), StringComparison.Ordinal);
}
