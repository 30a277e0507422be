using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>A genuine link, and a person to fill in the inputs and press the button; again when something was not right.</summary>
internal static class FormPage
{
    public static Page Of(Answer answer, View view)
    {
        var pages = view.Words.Pages;
        var words = answer.Kind == AnswerKind.InputsWrong ? pages.Check
            : answer.Link!.Action == QuoteAction.Accept ? pages.AcceptForm
            : pages.Form;
        return new Page("form", words, Html.Of($"{Facts.OfLink(answer.Link!, view, view.Words.Facts.Values)}{QuoteForm.ToFillIn(answer, view)}"));
    }
}
