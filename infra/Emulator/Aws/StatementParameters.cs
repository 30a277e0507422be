using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>The named parameters of a request to run SQL, checked as the service checks them.</summary>
internal static class StatementParameters
{
    public static IReadOnlyDictionary<string, string> Parse(AwsRequest request, string[] statements)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        var list = request.List("Parameters");
        if (list is { Count: 0 })
        {
            throw AwsException.Validation("Parameters must not be an empty list.");
        }

        foreach (var item in list ?? [])
        {
            var parameter = request with { Body = item };
            var name = parameter.Text("name") ?? "";
            if (name.Length == 0 || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            {
                throw AwsException.Validation($"The parameter name \"{name}\" must match [0-9a-zA-Z_]+.");
            }

            if (parameter.Text("value") is not { Length: > 0 } value)
            {
                throw AwsException.Validation(
                    $"The parameter \"{name}\" must have a value of at least one character; write NULL or '' into the statement instead.");
            }

            if (!parameters.TryAdd(name, value))
            {
                throw AwsException.Validation($"The parameter \"{name}\" is given twice.");
            }
        }

        CheckNames(parameters.Keys, statements.SelectMany(NamedParameters.NamesIn).ToHashSet());
        return parameters;
    }

    private static void CheckNames(IReadOnlyCollection<string> given, HashSet<string> used)
    {
        if (given.Except(used).ToArray() is { Length: > 0 } unused)
        {
            throw AwsException.Validation($"Parameters list contains unused parameters. Unused parameters: [{string.Join(", ", unused)}]");
        }

        if (used.Except(given).ToArray() is { Length: > 0 } missing)
        {
            throw AwsException.Validation(
                $"Parameters list does not contain all parameters of the SQL. Missing parameters: [{string.Join(", ", missing)}]");
        }
    }
}
