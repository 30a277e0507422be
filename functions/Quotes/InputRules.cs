using static WriteBackLambdas.Quotes.QuoteDefinition;

namespace WriteBackLambdas.Quotes;

/// <summary>What an input's choices and bounds must hold to.</summary>
internal static class InputRules
{
    /// <summary>The digits that a .NET decimal holds whatever they are.</summary>
    private const int MaxBoundedDigits = 28;

    public static IEnumerable<string> Check(InputEntry input)
    {
        var type = SqlType.Parse(input.Type);
        return type is null ? [] : [.. Choices(input.Choices, type), .. Bounds(input, type)];
    }

    private static IEnumerable<string> Choices(IReadOnlyList<string?>? choices, SqlType type)
    {
        if (choices is null)
        {
            yield break;
        }

        if (type.Kind != SqlTypeKind.Varchar)
        {
            yield return "choices: only a varchar has choices";
            yield break;
        }

        if (choices.Count == 0)
        {
            yield return "choices: at least one is needed";
        }

        for (var i = 0; i < choices.Count; i++)
        {
            if (ChoiceFault(choices[i], type) is { } fault)
            {
                yield return $"choices[{i}]: {fault}";
            }
        }

        foreach (var group in choices.OfType<string>().GroupBy(choice => choice).Where(group => group.Count() > 1))
        {
            yield return $"choices: \"{group.Key}\" stands {group.Count()} times";
        }
    }

    // A browser sends a line break as CR LF, whatever the page said.
    private static string? ChoiceFault(string? choice, SqlType type) =>
        string.IsNullOrWhiteSpace(choice) ? "is empty"
        : choice.Any(char.IsControl) ? "holds a control character"
        : type.Fault(choice);

    private static IEnumerable<string> Bounds(InputEntry input, SqlType type)
    {
        if ((input.Min ?? input.Max) is null)
        {
            yield break;
        }

        if (type.Kind is not (SqlTypeKind.Integer or SqlTypeKind.BigInt or SqlTypeKind.Decimal))
        {
            yield return "min, max: only integer, bigint and decimal have bounds";
            yield break;
        }

        if (type.Length > MaxBoundedDigits)
        {
            yield return $"min, max: a decimal with bounds has at most {MaxBoundedDigits} digits";
        }

        foreach (var (name, bound) in new[] { ("min", input.Min), ("max", input.Max) })
        {
            if (bound is { } number && type.Fault(FormattableString.Invariant($"{number}")) is { } fault)
            {
                yield return $"{name}: {fault}";
            }
        }

        if (input.Min > input.Max)
        {
            yield return FormattableString.Invariant($"min, max: {input.Min} is more than {input.Max}");
        }
    }
}
