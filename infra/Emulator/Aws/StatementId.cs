using System.Globalization;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>The id of a request, or with ":n" of its n-th statement.</summary>
/// <param name="Id">Of the request.</param>
/// <param name="Number">Of the statement, from 1; null for the request itself.</param>
internal readonly record struct StatementId(string Id, int? Number)
{
    public static StatementId Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var id = colon < 0 ? text : text[..colon];
        var number = 0;
        return Guid.TryParseExact(id, "D", out _)
            && (colon < 0 || int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out number))
            ? new StatementId(id, colon < 0 ? null : number)
            : throw AwsException.Validation("Id must be the id of a statement.");
    }
}
