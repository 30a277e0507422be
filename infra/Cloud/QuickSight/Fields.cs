using WriteBackLambdas.Dashboards;
using static Amazon.CDK.AWS.QuickSight.CfnAnalysis;

namespace WriteBackLambdas.Cloud.QuickSight;

/// <summary>How a definition names the parts of a visual: its columns, its fields, and its title.</summary>
internal static class Fields
{
    public static ColumnIdentifierProperty Identify(DataSet data, Column column) =>
        new() { DataSetIdentifier = data.Id, ColumnName = column.Name };

    /// <summary>A field is a column in a visual; its id is unique in the definition.</summary>
    public static string IdOf(Visual visual, Column column) => $"{visual.Id}-{column.Name}";

    public static VisualTitleLabelOptionsProperty TitleOf(Visual visual) =>
        new() { Visibility = "VISIBLE", FormatText = new ShortFormatTextProperty { PlainText = visual.Title } };

    public static FieldSortOptionsProperty Descending(string field) =>
        new() { FieldSort = new FieldSortProperty { FieldId = field, Direction = "DESC" } };
}
