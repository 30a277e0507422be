using WriteBackLambdas.Dashboards;
using static Amazon.CDK.AWS.QuickSight.CfnAnalysis;

namespace WriteBackLambdas.Cloud.QuickSight;

/// <summary>A sheet's controls, and the filters of all its visuals that they set.</summary>
internal static class Filters
{
    public static string ControlIdOf(Filter filter) => $"{filter.Id}-control";

    public static FilterGroupProperty GroupOf(Sheet sheet, Filter filter) => new()
    {
        FilterGroupId = $"{filter.Id}-group",
        CrossDataset = "SINGLE_DATASET",
        Status = "ENABLED",
        Filters = new[] { filter.Kind == FilterKind.Dates ? DatesOf(sheet, filter) : ChoicesOf(sheet, filter) },
        ScopeConfiguration = new FilterScopeConfigurationProperty
        {
            SelectedSheets = new SelectedSheetsFilterScopeConfigurationProperty
            {
                SheetVisualScopingConfigurations = new[]
                {
                    new SheetVisualScopingConfigurationProperty { SheetId = sheet.Id, Scope = "ALL_VISUALS" },
                },
            },
        },
    };

    public static FilterControlProperty ControlOf(Filter filter) => filter.Kind == FilterKind.Dates
        ? new()
        {
            DateTimePicker = new FilterDateTimePickerControlProperty
            {
                FilterControlId = ControlIdOf(filter), SourceFilterId = filter.Id, Title = filter.Column.Label, Type = "DATE_RANGE",
            },
        }
        : new()
        {
            Dropdown = new FilterDropDownControlProperty
            {
                FilterControlId = ControlIdOf(filter),
                SourceFilterId = filter.Id,
                Title = filter.Column.Label,
                Type = filter.Kind == FilterKind.OneChoice ? "SINGLE_SELECT" : "MULTI_SELECT",
            },
        };

    private static FilterProperty ChoicesOf(Sheet sheet, Filter filter) => new()
    {
        CategoryFilter = new CategoryFilterProperty
        {
            FilterId = filter.Id,
            Column = Fields.Identify(sheet.Data, filter.Column),
            Configuration = new CategoryFilterConfigurationProperty
            {
                FilterListConfiguration = new FilterListConfigurationProperty
                {
                    MatchOperator = "CONTAINS", SelectAllOptions = "FILTER_ALL_VALUES",
                },
            },
        },
    };

    /// <summary>Without a minimum and a maximum, it shows everything.</summary>
    private static FilterProperty DatesOf(Sheet sheet, Filter filter) => new()
    {
        TimeRangeFilter = new TimeRangeFilterProperty
        {
            FilterId = filter.Id,
            Column = Fields.Identify(sheet.Data, filter.Column),
            IncludeMinimum = true,
            IncludeMaximum = true,
            NullOption = "ALL_VALUES",
            TimeGranularity = "DAY",
        },
    };
}
