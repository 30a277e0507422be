using WriteBackLambdas.Dashboards;
using static Amazon.CDK.AWS.QuickSight.CfnAnalysis;

namespace WriteBackLambdas.Cloud.QuickSight;

/// <summary>Where a sheet's visuals are: charts side by side, then tables over the whole width; controls are in a row above them.</summary>
internal static class Layouts
{
    /// <summary>The grid's columns (QuickSight's API reference, GridLayoutElement).</summary>
    private const int Columns = 36;

    private const int ChartHeight = 8;
    private const int TableHeight = 18;
    private const int ControlWidth = 4;

    public static LayoutProperty Of(IReadOnlyList<Visual> visuals)
    {
        List<GridLayoutElementProperty> elements = [];
        var charts = visuals.Count(visual => visual is not TableVisual);
        var (row, column) = (0, 0);
        foreach (var visual in visuals)
        {
            var (width, height) = visual is TableVisual ? (Columns, TableHeight) : (Columns / charts, ChartHeight);
            elements.Add(new GridLayoutElementProperty
            {
                ElementId = visual.Id, ElementType = "VISUAL", ColumnIndex = column, ColumnSpan = width, RowIndex = row, RowSpan = height,
            });
            column = (column + width) % Columns;
            row += column == 0 ? height : 0;
        }

        return new LayoutProperty
        {
            Configuration = new LayoutConfigurationProperty
            {
                GridLayout = new GridLayoutConfigurationProperty { Elements = elements.ToArray() },
            },
        };
    }

    public static SheetControlLayoutProperty Of(IReadOnlyList<Filter> filters) => new()
    {
        Configuration = new SheetControlLayoutConfigurationProperty
        {
            GridLayout = new GridLayoutConfigurationProperty
            {
                Elements = filters.Select(filter => new GridLayoutElementProperty
                {
                    ElementId = Filters.ControlIdOf(filter), ElementType = "FILTER_CONTROL", ColumnSpan = ControlWidth, RowSpan = 1,
                }).ToArray(),
            },
        },
    };
}
