using System.Collections.Specialized;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>The definition's inputs as a form brought them, in the definition's order, and what is wrong with them by name.</summary>
internal sealed record FormInputs(IReadOnlyList<string?> Values, IReadOnlyDictionary<string, string> Faults)
{
    /// <summary>Inputs come from the form alone: in a link they would be unsigned text that somebody else put there.</summary>
    public static FormInputs Read(QuoteDefinition definition, NameValueCollection form)
    {
        var values = new string?[definition.Inputs.Count];
        Dictionary<string, string> faults = [];
        for (var i = 0; i < values.Length; i++)
        {
            var input = definition.Inputs[i];
            var typed = form.GetValues(input.Name) ?? [];
            values[i] = typed is [{ Length: > 0 } text] ? text : null;
            if (Fault(input, typed, values[i]) is { } fault)
            {
                faults[input.Name] = fault;
            }
        }

        return new FormInputs(values, faults);
    }

    private static string? Fault(QuoteInput input, string[] typed, string? value) =>
        typed.Length > 1 ? $"stands {typed.Length} times; once is right"
        : value is not null ? input.Fault(value)
        : input.Required ? "is required"
        : null;
}
