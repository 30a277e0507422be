using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>
/// The definition's inputs as a form sent them, in the definition's order, and what is wrong with them by name. An input that the action
/// does not ask for is null.
/// </summary>
internal sealed record FormInputs(IReadOnlyList<string?> Values, IReadOnlyDictionary<string, string> Faults)
{
    /// <summary>Reads the form alone: in a link, inputs would be unsigned text that somebody else put there.</summary>
    public static FormInputs Read(QuoteDefinition definition, string action, IReadOnlyDictionary<string, IReadOnlyList<string>> form)
    {
        var values = new string?[definition.Inputs.Count];
        Dictionary<string, string> faults = [];
        for (var i = 0; i < values.Length; i++)
        {
            var input = definition.Inputs[i];
            if (!definition.Asks(action, input))
            {
                continue;
            }

            var entered = form.GetValueOrDefault(input.Name, []);
            values[i] = entered is [{ Length: > 0 } text] ? text : null;
            if (Fault(input, entered, values[i]) is { } fault)
            {
                faults[input.Name] = fault;
            }
        }

        return new FormInputs(values, faults);
    }

    private static string? Fault(QuoteInput input, IReadOnlyList<string> entered, string? value) =>
        entered.Count > 1 ? $"appears {entered.Count} times; send it once"
        : value is not null ? input.Fault(value)
        : input.Required ? "is required"
        : null;
}
