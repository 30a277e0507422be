using WriteBackLambdas.Dashboards;
using WriteBackLambdas.WriteBackFunction.Pages;
using static Amazon.CDK.AWS.QuickSight.CfnAnalysis;

namespace WriteBackLambdas.Cloud.QuickSight;

/// <summary>Renders the model to what an analysis and a dashboard show.</summary>
internal static class Definitions
{
    /// <param name="dataSets">The ARN of each data set, by its id.</param>
    public static AnalysisDefinitionProperty Of(
        DashboardModel model, ValueFormatter formatter, IReadOnlyDictionary<string, string> dataSets)
    {
        var tables = new Tables(new Formats(formatter));
        var charts = new Charts(new Formats(formatter));
        return new AnalysisDefinitionProperty
        {
            DataSetIdentifierDeclarations = dataSets
                .Select(data => new DataSetIdentifierDeclarationProperty { Identifier = data.Key, DataSetArn = data.Value }).ToArray(),
            Sheets = model.Sheets.Select(sheet => SheetOf(sheet, tables, charts)).ToArray(),
            FilterGroups = model.Sheets.SelectMany(sheet => sheet.Filters.Select(filter => Filters.GroupOf(sheet, filter))).ToArray(),
        };
    }

    private static SheetDefinitionProperty SheetOf(Sheet sheet, Tables tables, Charts charts)
    {
        var definition = new SheetDefinitionProperty
        {
            SheetId = sheet.Id,
            Name = sheet.Title,
            ContentType = "INTERACTIVE",
            Visuals = sheet.Visuals.Select(visual => visual switch
            {
                TableVisual table => tables.Of(sheet.Data, table),
                BarVisual bars => Charts.Of(sheet.Data, bars),
                LineVisual line => charts.Of(sheet.Data, line),
                _ => throw new InvalidOperationException($"{visual} has no rendering."),
            }).ToArray(),
            Layouts = new[] { Layouts.Of(sheet.Visuals) },
        };
        if (sheet.Filters.Count > 0)
        {
            definition.FilterControls = sheet.Filters.Select(Filters.ControlOf).ToArray();
            definition.SheetControlLayouts = new[] { Layouts.Of(sheet.Filters) };
        }

        return definition;
    }
}
