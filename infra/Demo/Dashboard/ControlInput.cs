using System.Globalization;
using WriteBackLambdas.Dashboards;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>An input of a sheet's control, and how the column compares with what is chosen in it.</summary>
internal sealed record ControlInput(Filter Filter, string Name, string Label, string Operator)
{
    private static readonly SqlType Text = new(SqlTypeKind.Varchar, 400);

    private bool IsDate => Filter.Kind == FilterKind.Dates;

    /// <summary>A range of dates has two inputs.</summary>
    public static IEnumerable<ControlInput> Of(Sheet sheet) => sheet.Filters.SelectMany(filter => filter.Kind == FilterKind.Dates
        ? [Bound(filter, "from", "≥", ">="), Bound(filter, "to", "≤", "<=")]
        : new[] { new ControlInput(filter, filter.Id, filter.Column.Label, "=") });

    /// <summary>Anything else would be an error of the query.</summary>
    public bool Takes(string value) => value.Length > 0 && (IsDate
        ? DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        : Text.Fault(value) is null);

    private static ControlInput Bound(Filter filter, string end, string sign, string comparison) =>
        new(filter, $"{filter.Id}-{end}", $"{filter.Column.Label} {sign}", comparison);
}
