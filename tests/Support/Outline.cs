using WriteBackLambdas.Dashboards;

namespace WriteBackLambdas.Support;

/// <summary>What a dashboard shows, line by line. QuickSight's template and the demo's pages are both compared with the model's.</summary>
public static class Outline
{
    public static IReadOnlyList<string> Of(DashboardModel model) => [.. model.Sheets.SelectMany(sheet => Of(
        sheet.Title,
        sheet.Filters.Select(filter => filter.Column.Label),
        sheet.Visuals.Select(visual => visual.Title),
        sheet.Data.Columns.Select(column => column.Label)))];

    /// <summary>A sheet, its controls and visuals, and the columns of its table, in their order.</summary>
    public static IEnumerable<string> Of(
        string sheet, IEnumerable<string> controls, IEnumerable<string> visuals, IEnumerable<string> columns) =>
    [
        $"Sheet: {sheet}",
        .. controls.Select(control => $"Control: {control}"),
        .. visuals.Select(visual => $"Visual: {visual}"),
        .. columns.Select(column => $"Column: {column}"),
    ];
}
