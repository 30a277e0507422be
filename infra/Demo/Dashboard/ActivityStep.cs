using System.Text.RegularExpressions;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The step of a click that an activity is, and whether it may have changed what the dashboard shows.</summary>
internal sealed partial record ActivityStep(string Name, string Kind, bool Writes = false)
{
    public static ActivityStep Of(Activity activity) => activity.Kind switch
    {
        _ when activity.Error is not null => new("Refused", "refused"),
        ActivityKind.LambdaBatch => new("Digests signed", "batch"),
        ActivityKind.ApiCall when activity.Subject.StartsWith("POST", StringComparison.Ordinal) =>
            new("Write-back answered", "api", Writes: true),
        ActivityKind.ApiCall => new("Link verified", "api"),
        _ when Begins(activity, "CALL") => new("Procedure", "procedure", Writes: true),
        _ when Begins(activity, "LOCK") => new("Lock", "procedure"),
        _ when Begins(activity, "SELECT") => new("View read", "view"),
        _ => new("Statement", "view"),
    };

    /// <summary>The object of the activity: the view, the procedure, the function, or the API's method and path.</summary>
    public static string Object(Activity activity) => activity.Kind != ActivityKind.Statement
        ? activity.Subject
        : Relation().Match(activity.Subject) is { Success: true } match ? match.Groups[1].Value : "";

    private static bool Begins(Activity activity, string word) =>
        activity.Subject.AsSpan().TrimStart().StartsWith(word, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("\\b(?:FROM|CALL|LOCK)\\s+(?:\"?\\w+\"?\\.)?\"?(\\w+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Relation();
}
