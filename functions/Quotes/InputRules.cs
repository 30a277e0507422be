using static WriteBackLambdas.Quotes.QuoteDefinition;

namespace WriteBackLambdas.Quotes;

/// <summary>The rules for an input's choices and bounds.</summary>
internal static class InputRules
{
    /// <summary>A .NET decimal holds any number with this many digits.</summary>
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
            yield return "choices: only a varchar can have choices";
            yield break;
        }

        if (choices.Count == 0)
        {
            yield return "choices: is empty; list at least one";
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
            yield return $"choices: \"{group.Key}\" appears {group.Count()} times";
        }
    }

    // A browser sends every line break as CR LF, so a choice that contains one would never match.
    private static string? ChoiceFault(string? choice, SqlType type) =>
        string.IsNullOrWhiteSpace(choice) ? "is empty"
        : choice.Any(char.IsControl) ? "contains a control character"
        : type.Fault(choice);

    private static IEnumerable<string> Bounds(InputEntry input, SqlType type)
    {
        if ((input.Min ?? input.Max) is null)
        {
            yield break;
        }

        if (type.Kind is not (SqlTypeKind.Integer or SqlTypeKind.BigInt or SqlTypeKind.Decimal))
        {
            yield return "min, max: only integer, bigint, and decimal can have bounds";
            yield break;
        }

        if (type.Length > MaxBoundedDigits)
        {
            yield return $"min, max: a decimal with bounds can have at most {MaxBoundedDigits} digits";
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
            yield return FormattableString.Invariant($"min, max: {input.Min} is greater than {input.Max}");
        }
    }
}
