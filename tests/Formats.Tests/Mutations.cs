using System.Text;

namespace WriteBackLambdas.Formats.Tests;

/// <summary>What can be done to a link.</summary>
internal static class Mutations
{
    /// <summary>Other spellings of the same link.</summary>
    public static IEnumerable<string> Harmless(KnownLink link)
    {
        var parameters = link.Parameters;
        yield return link.With(parameters.Reverse());
        yield return link.With([("utm_source", "mail"), .. parameters, ("utm_source", "%FF"), ("note", "")]);
        yield return link.With(parameters.Select(parameter =>
            (parameter.Name, parameter.Value.Replace("%20", "+", StringComparison.Ordinal))));
        yield return link.With(parameters.Select(parameter => (parameter.Name, EncodedWhole(parameter.Value))));
        yield return $"{link.Link}#fragment";
        yield return link.Link.Replace("https://api.example.com/prod/", "http://localhost:8080/", StringComparison.Ordinal);
    }

    /// <summary>Links that say something else, or something that nobody can read for certain.</summary>
    public static IEnumerable<string> Harmful(KnownLink link)
    {
        var parameters = link.Parameters;
        for (var i = 0; i < parameters.Length; i++)
        {
            var (name, value) = parameters[i];
            yield return link.With([.. parameters[..i], .. parameters[(i + 1)..]]);
            yield return link.With([.. parameters, (name, value)]);
            yield return link.With([.. parameters, (name, "")]);
            // A field of another name is one that no link has, and its own becomes NULL.
            yield return link.With([.. parameters[..i], (name.ToUpperInvariant(), value), .. parameters[(i + 1)..]]);
            string[] others =
            [
                $"{value}x", $"x{value}", $"{value}+", $"+{value}", $"0{value}", $"{value}%00", "null", "generate",
                .. value.Length == 0 ? Array.Empty<string>() : [value[..^1], ""],
            ];
            foreach (var other in others.Where(other => other != value))
            {
                yield return link.With([.. parameters[..i], (name, other), .. parameters[(i + 1)..]]);
            }

            for (var j = i + 1; j < parameters.Length; j++)
            {
                if (parameters[j].Value != value)
                {
                    yield return link.With(parameters.Select((parameter, k) =>
                        (parameter.Name, k == i ? parameters[j].Value : k == j ? value : parameter.Value)));
                }
            }
        }

        // A NULL is not an empty text.
        var absent = link.Row[1] == "generate" ? link.FieldNames.Except(parameters.Select(parameter => parameter.Name)) : [];
        foreach (var name in absent)
        {
            yield return link.With([.. parameters, (name, "")]);
        }

        yield return link.Link.Replace(parameters[^1].Value, parameters[^1].Value.ToUpperInvariant(), StringComparison.Ordinal);
        yield return link.Link.Split('?')[0] + "?";
        yield return link.Link.Split('&')[0];
    }

    private static string EncodedWhole(string value) =>
        string.Concat(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(value)).Select(unit => $"%{unit:x2}"));
}
