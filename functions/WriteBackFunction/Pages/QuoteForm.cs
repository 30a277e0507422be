using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>The one form. It has no action: it posts to the link itself, parameters and all, with the inputs in its body.</summary>
internal static class QuoteForm
{
    /// <summary>Since when its person has been waiting; no input's name begins with an underscore.</summary>
    public const string WaitingSince = "_waiting_since";

    public static Html ToFillIn(Answer answer, View view) => Of(
        view, default, Button(answer, view), Html.Join(view.Definition.Inputs.Select((input, i) =>
            InputField.Of(input, answer.Inputs.ElementAtOrDefault(i), answer.InputFaults.ContainsKey(input.Name), view))));

    public static Html ThatPostsOnce(Answer answer, View view) => Of(view, Html.Of($" data-post=\"once\""), Button(answer, view), default);

    public static Html ThatTriesAgain(Answer answer, View view) => Of(view, default, view.Words.Buttons.TryAgain, Typed(answer, view));

    public static Html ThatAsksAgain(Answer answer, View view) => Of(
        view,
        Html.Of($" data-post=\"again\" data-asking=\"{view.Words.Progress.Asking}\" data-pause=\"{view.Words.Progress.Pause}\""),
        view.Words.Buttons.AskAgain,
        Typed(answer, view));

    private static Html Of(View view, Html attributes, string button, Html content) => Html.Of(
        $"""
        <form id="quote" method="post"{attributes} data-busy="{view.Words.Progress.Busy}">
        {content}
        <button>{button}</button>
        <p id="progress" class="muted" role="status" aria-live="polite"></p>
        </form>
        """);

    private static string Button(Answer answer, View view) =>
        answer.Link!.Action == QuoteAction.Accept ? view.Words.Buttons.Accept : view.Words.Buttons.Record;

    private static Html Typed(Answer answer, View view) => Html.Join(
    [
        .. view.Definition.Inputs.Zip(answer.Inputs).Where(pair => pair.Second is not null).Select(pair => Hidden(pair.First.Name, pair.Second)),
        answer.WaitingSince is { } since ? Hidden(WaitingSince, since.ToString()) : default,
    ]);

    private static Html Hidden(string name, string? value) => Html.Of($"<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");
}
