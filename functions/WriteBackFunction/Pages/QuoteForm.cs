using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>The one form. It has no action: it posts to the link itself, with its parameters, and the inputs are in its body.</summary>
internal static class QuoteForm
{
    /// <summary>The form that a person fills in.</summary>
    public static Html Fields(Answer answer, View view) => Of(
        view, default, Button(answer, view), Html.Join(view.Definition.Inputs.Index()
            .Where(input => view.Definition.Asks(answer.Link!.Action, input.Item))
            .Select(input => InputField.Of(
                input.Item, answer.Inputs.ElementAtOrDefault(input.Index), answer.InputFaults.ContainsKey(input.Item.Name), view))));

    /// <summary>The form that posts once the page is visible; its button is for browsers without scripts.</summary>
    public static Html AutoPost(Answer answer, View view) => Of(view, Html.Of($" data-post=\"once\""), Button(answer, view), default);

    public static Html Retry(Answer answer, View view) => Of(view, default, view.Strings.Buttons.TryAgain, HiddenInputs(answer, view));

    /// <summary>The form that posts again and again, with a growing pause, until the warehouse has answered.</summary>
    public static Html Poll(Answer answer, View view) => Of(
        view,
        Html.Of($" data-post=\"again\" data-asking=\"{view.Strings.Progress.Asking}\" data-pause=\"{view.Strings.Progress.Pause}\""),
        view.Strings.Buttons.AskAgain,
        Html.Of($"{HiddenInputs(answer, view)}<input type=\"hidden\" name=\"{LinkParameters.Again}\" value=\"1\">"));

    private static Html Of(View view, Html attributes, string button, Html content) => Html.Of(
        $"""
        <form id="quote" method="post"{attributes} data-busy="{view.Strings.Progress.Busy}">
        {content}
        <button>{button}</button>
        <p id="progress" class="muted" role="status" aria-live="polite"></p>
        </form>
        """);

    private static string Button(Answer answer, View view) =>
        view.Definition.Workflow.LabelOf(answer.Link!.Action).In(view.Strings.Language);

    private static Html HiddenInputs(Answer answer, View view) => Html.Join(view.Definition.Inputs.Zip(answer.Inputs)
        .Where(pair => pair.Second is not null)
        .Select(pair => Html.Of($"<input type=\"hidden\" name=\"{pair.First.Name}\" value=\"{pair.Second}\">")));
}
