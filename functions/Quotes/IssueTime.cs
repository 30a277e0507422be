using System.Globalization;

namespace WriteBackLambdas.Quotes;

/// <summary>When the warehouse made a link: UTC to the microsecond, written <c>YYYYMMDDTHHMMSSffffff</c> in the link.</summary>
public readonly record struct IssueTime(DateTimeOffset Time)
{
    private const string Format = "yyyyMMdd'T'HHmmssffffff";

    public static IssueTime? Parse(string? text) =>
        DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? new IssueTime(time)
            : null;

    /// <summary>The time as the text of an SQL timestamp.</summary>
    public string ToSqlText() => Time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    public override string ToString() => Time.ToString(Format, CultureInfo.InvariantCulture);
}
