using System.Globalization;
using WriteBackLambdas.Dashboards;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>Values as the model's formats say, in the definition's locale.</summary>
internal sealed class Cells(ValueFormatter formatter, DashboardModel model, DashboardRequest request)
{
    private static readonly Html Nothing = Html.Of($"<span class=\"none\">–</span>");

    /// <summary>A value that another sheet's control chooses one of is a link to it there.</summary>
    public Html Of(Column column, string value)
    {
        if (value.Length == 0)
        {
            return Nothing;
        }

        if (column.Format.Words is { } words)
        {
            return Html.Of($"<a class=\"act\" href=\"{value}\" target=\"_blank\" rel=\"noopener\">{words}</a>");
        }

        var text = Html.Of($"<bdi>{Text(column, value)}</bdi>");
        return model.Sheets.FirstOrDefault(sheet => sheet != request.Sheet && Chooses(sheet, column)) is not { } other ? text : Html.Of(
            $"<a class=\"quote\" href=\"{(request.At(other) with { Choices = Choice(other, column, value) }).Address}\">{text}</a>");
    }

    public string Text(Column column, string value) => column.Format.Kind switch
    {
        FormatKind.Number or FormatKind.Seconds => formatter.Number(value),
        FormatKind.Money => formatter.Money(value),
        FormatKind.Change => value[0] != '-' && value.AsSpan().ContainsAnyInRange('1', '9')
            ? $"+{formatter.Money(value)}"
            : formatter.Money(value),
        FormatKind.Date => formatter.Date(value),
        FormatKind.Time => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? formatter.Time(time)
            : value,
        _ => value,
    };

    private static bool Chooses(Sheet sheet, Column column) => sheet.Filters.Any(filter => IsOne(filter, column));

    private static Dictionary<string, string> Choice(Sheet sheet, Column column, string value) =>
        new() { [sheet.Filters.First(filter => IsOne(filter, column)).Id] = value };

    private static bool IsOne(Filter filter, Column column) => filter.Kind == FilterKind.OneChoice && filter.Column == column;
}
