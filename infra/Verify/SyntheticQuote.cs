using System.Globalization;
using System.Security.Cryptography;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Verify;

/// <summary>The values of the only quote that verify records: a combination that no customer has, new in every run.</summary>
/// <param name="Values">The definition's fields in order.</param>
/// <param name="Inputs">The inputs that a person would add.</param>
/// <param name="Name">The first field of the combination, such as <c>customer "verify 1f…"</c>.</param>
internal sealed record SyntheticQuote(IReadOnlyList<string?> Values, IReadOnlyList<string?> Inputs, string Name)
{
    /// <summary>What the API recorded; null if it has recorded nothing yet.</summary>
    public string? QuoteId { get; set; }

    /// <summary>The query string of the link that recorded it.</summary>
    public string? Query { get; set; }

    /// <summary>Whether the API's last answer leaves open if it recorded, or still will.</summary>
    public bool IsPending { get; set; }

    /// <summary>The combinations of all links that somebody could record with: the firewall's texts are in links of their own.</summary>
    public HashSet<string> Combinations { get; } = [];

    public static SyntheticQuote Create(QuoteDefinition definition)
    {
        var id = RandomNumberGenerator.GetHexString(12, lowercase: true);
        string[] values = [.. definition.Fields.Select(field => ValueOf(field.Type, id, field.Identifies))];
        return new SyntheticQuote(
            values,
            [.. definition.Inputs.Select(input => definition.Asks(QuoteLink.Generate, input) ? InputOf(input) : null)],
            definition.Fields.Zip(values, (field, value) => (field.Identifies, Text: $"{field.Name} \"{value}\""))
                .First(field => field.Identifies).Text);
    }

    /// <summary>The inputs with their names, without those that have no value.</summary>
    public IEnumerable<KeyValuePair<string, string>> Form(QuoteDefinition definition) => definition.Inputs.Zip(Inputs)
        .Where(pair => pair.Second is not null).Select(pair => KeyValuePair.Create(pair.First.Name, pair.Second!));

    private static string ValueOf(SqlType type, string id, bool isUnique) => type.Kind switch
    {
        SqlTypeKind.Varchar => Cut(isUnique ? $"verify {id}" : "verify", type.Length),
        SqlTypeKind.Integer when isUnique => $"-{RandomNumberGenerator.GetInt32(1, int.MaxValue)}",
        SqlTypeKind.BigInt when isUnique => $"-{RandomNumberGenerator.GetInt32(1, int.MaxValue)}",
        SqlTypeKind.Decimal when isUnique => $"-{Cut(RandomNumberGenerator.GetInt32(1, int.MaxValue), type)}{Zeros(type)}",
        SqlTypeKind.Decimal => $"1{Zeros(type)}",
        SqlTypeKind.Date => "2000-01-01",
        SqlTypeKind.Boolean => "true",
        _ => "1",
    };

    private static string? InputOf(QuoteInput input) =>
        input.Choices is [var choice, ..] ? choice
        : (input.Min ?? input.Max) is { } bound ? bound.ToString(CultureInfo.InvariantCulture)
        : input.Type.Kind == SqlTypeKind.Varchar ? Cut("verify", input.Type.Length)
        : input.Required ? ValueOf(input.Type, "", isUnique: false)
        : null;

    /// <summary>The end of a text that is too long is the part that differs from run to run.</summary>
    private static string Cut(string text, int length) => text.Length <= length ? text : text[^length..];

    private static string Cut(int number, SqlType type) =>
        Cut(number.ToString(CultureInfo.InvariantCulture), type.Length - type.Scale).TrimStart('0').PadLeft(1, '1');

    private static string Zeros(SqlType type) => type.Scale == 0 ? "" : $".{new string('0', type.Scale)}";
}
