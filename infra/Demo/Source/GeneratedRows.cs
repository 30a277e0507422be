using System.Globalization;
using System.Text;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Demo.Source;

/// <summary>Plausible rows for any definition, made from its fields' names, labels and types. The same day gives the same rows.</summary>
internal static class GeneratedRows
{
    private const int Count = 24;

    /// <summary>A field whose name or label contains one of the words takes its texts from the list. The first match wins.</summary>
    private static readonly (string[] Words, string[] Texts)[] Lists =
    [
        (["email"], ["ada@example.com", "ben@example.com", "carla@example.com", "dev@example.com", "eva@example.com", "finn@example.com"]),
        (["phone"], ["+1 202 555 0101", "+1 202 555 0117", "+1 202 555 0123", "+1 202 555 0144", "+1 202 555 0160"]),
        (["country"], ["US", "DE", "FR", "JP", "BR", "PL", "IN"]),
        (["state"], ["TX", "CA", "NV", "MA", "NC", "FL", "MI", "OH"]),
        (["region", "territory"], ["North", "South", "East", "West", "Central"]),
        (["city", "site", "location"], ["Austin", "Boston", "Chicago", "Köln", "Łódź", "São Paulo", "Tokyo"]),
        (["currency"], ["USD", "EUR", "GBP", "JPY"]),
        (["priority", "urgency"], ["Low", "Normal", "High"]),
        (["status", "stage", "phase"], ["New", "Open", "On hold", "Closing"]),
        (["type", "kind", "category", "segment", "class"], ["Standard", "Express", "Bulk", "Custom"]),
        (["unit"], ["piece", "box", "pallet", "hour"]),
        (["product", "item", "article", "part", "material"],
            ["Ball bearing", "Gear pump", "Hex bolt M8", "Drive belt", "Filter 1/2\"", "Cable & plug", "Control unit", "Seal ring"]),
        (["customer", "client", "company", "account", "vendor", "supplier", "buyer", "partner"],
            [
                "Harbor & Sons", "Café Zoë", "O'Brien + Partners", "Łódź Textile Works", "Müller & Söhne", "Big Sky Hospital",
                "Delta Logistics", "東京 Robotics", "100% Green Energy",
            ]),
        (["contact", "person", "owner", "rep", "agent", "manager", "employee", "by"],
            ["Ada Novak", "Ben Okafor", "Carla Ruiz", "Dev Patel", "Eva Lindqvist", "Finn O'Hara"]),
        (["description", "note", "comment", "detail", "remark", "text", "duties"],
            [
                "Deliver to gate 4; call ahead.", "Repeat order, same terms as last year.", "Needs a certificate of origin.",
                "Fragile: do not stack.", "Partial deliveries are fine.", "Customer asks for 2% discount.",
            ]),
    ];

    public static SourceRows Of(QuoteDefinition definition, DateOnly today) => new(
        [.. Enumerable.Range(0, Count).Select(row => (IReadOnlyList<string?>)
            [.. definition.Fields.Select((field, column) => Value(definition, field, row, column, today))])],
        "the definition");

    private static string? Value(QuoteDefinition definition, QuoteField field, int row, int column, DateOnly today)
    {
        if (!field.Identifies && row > 0 && (row + column) % 7 == 6)
        {
            return null;
        }

        return field.Type.Kind switch
        {
            SqlTypeKind.Boolean => Mixed(row, column, 3) == 0 ? "false" : "true",
            SqlTypeKind.Date => Date(field, row, column, today),
            SqlTypeKind.Integer or SqlTypeKind.BigInt => Whole(field, row, column),
            SqlTypeKind.Decimal => Decimal(field, row, column),
            _ => Fitted(Text(definition, field, row, column), field.Type.Length),
        };
    }

    /// <summary>A number below the limit that looks random and is the same in every run.</summary>
    private static int Mixed(int row, int column, int limit)
    {
        var hash = ((uint)row * 2_654_435_761) ^ (((uint)column + 1) * 2_246_822_519);
        hash = (hash ^ (hash >> 15)) * 3_266_489_917;
        return (int)((hash ^ (hash >> 13)) % (uint)limit);
    }

    private static bool Says(QuoteField field, params ReadOnlySpan<string> words)
    {
        var parts = $"{field.Name} {field.Label} {field.Source}".ToLowerInvariant()
            .Split([' ', '_', '-', '.', '/', '('], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words)
        {
            // A short word must be the whole part: "id" is not in "paid".
            if (parts.Any(part => word.Length <= 3 ? part == word : part.Contains(word, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static string Date(QuoteField field, int row, int column, DateOnly today)
    {
        var days = Mixed(row, column, 45);
        var offset = Says(field, "due", "deliver", "end", "ship", "expir", "until", "promis", "need") ? days + 1
            : Says(field, "order", "start", "creat", "open", "received", "since", "birth") ? -days
            : days - 22;
        return today.AddDays(offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string Whole(QuoteField field, int row, int column)
    {
        var number = Says(field, "year") ? 2024 + Mixed(row, column, 4)
            : field.IsMoney ? 100 + Mixed(row, column, 9_900)
            : field.Type.Kind == SqlTypeKind.BigInt && field.Identifies ? 4_500_010_000L + (row * 37)
            : field.Identifies || Says(field, "id", "no", "number", "key") ? 1_001L + row
            : Says(field, "percent", "discount", "rate") ? Mixed(row, column, 30)
            : 1 + Mixed(row, column, 500);
        return number.ToString(CultureInfo.InvariantCulture);
    }

    private static string Decimal(QuoteField field, int row, int column)
    {
        var (digits, scale) = (field.Type.Length - field.Type.Scale, field.Type.Scale);
        var limit = (int)Math.Pow(10, Math.Min(digits, field.IsMoney ? 5 : 3));
        if (Says(field, "percent", "discount", "rate"))
        {
            limit = Math.Min(limit, 30);
        }

        var fraction = string.Concat(Enumerable.Range(0, scale).Select(place => place < 2 ? Mixed(row, column + place, 10) : 0));
        return $"{Mixed(row, column, limit)}{(scale == 0 ? "" : $".{fraction}")}";
    }

    private static string Text(QuoteDefinition definition, QuoteField field, int row, int column)
    {
        var choices = definition.Inputs.FirstOrDefault(input => input.Choices is not null && input.Label == field.Label)?.Choices
            ?? Lists.FirstOrDefault(list => Says(field, list.Words)).Texts;
        return choices is not null ? choices[(row + (row / choices.Count)) % choices.Count]
            : Says(field, "id", "no", "number", "code", "sku", "ref", "key") ? $"{char.ToUpperInvariant(field.Name[0])}-{1_001 + row}"
            : $"{field.Label} {(char)('A' + Mixed(row, column, 6))}";
    }

    /// <summary>As many whole characters as the column's bytes hold.</summary>
    private static string Fitted(string text, int bytes)
    {
        var fitted = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Encoding.UTF8.GetByteCount(fitted.ToString()) + rune.Utf8SequenceLength > bytes)
            {
                break;
            }

            fitted.Append(rune);
        }

        return fitted.ToString().TrimEnd();
    }
}
