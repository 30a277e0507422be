using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WriteBackLambdas.Cloud.Tests;

/// <summary>
/// What QuickSight's API reference says of the members that an analysis and a data set have here, each under the name of its type
/// (docs.aws.amazon.com/quicksight/latest/APIReference, API_AnalysisDefinition and the types that it links to, API_CreateDataSet).
/// </summary>
internal static class QuickSightRules
{
    private const string Id = @"[\w\-]{1,512}"; // ShortRestrictiveResourceId
    private const string HexColor = "#[A-F0-9]{6}";
    private const string Pixels = "[0-9]+px";

    /// <summary>The form of a text member.</summary>
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["SheetId"] = Id,
        ["VisualId"] = Id,
        ["FilterGroupId"] = Id,
        ["FilterId"] = Id,
        ["FilterControlId"] = Id,
        ["SourceFilterId"] = Id,
        ["ElementId"] = Id,
        ["FieldId"] = "(?s).{1,512}",
        ["Identifier"] = "(?s).{1,2048}", // DataSetIdentifier
        ["DataSetIdentifier"] = "(?s).{1,2048}",
        ["ColumnName"] = "(?s).{1,128}",
        ["Name"] = "(?s).{1,2048}", // SheetName
        ["PlainText"] = "(?s).{1,512}", // ShortPlainText; LongPlainText has 1,024
        ["CustomLabel"] = "(?s).{1,2048}",
        ["Title"] = "(?s).{0,2048}", // SheetControlTitle
        ["Expression"] = "(?s).{1,4096}", // ConditionalFormattingSolidColor
        ["FieldValue"] = "(?s).{0,2048}", // DataPathValue
        ["Color"] = HexColor,
        ["FontColor"] = HexColor,
        ["Width"] = Pixels,
        ["DateTimeFormat"] = "(?s).{1,128}",
        ["ContentType"] = "PAGINATED|INTERACTIVE",
        ["CrossDataset"] = "ALL_DATASETS|SINGLE_DATASET",
        ["Status"] = "ENABLED|DISABLED",
        ["Scope"] = "ALL_VISUALS|SELECTED_VISUALS",
        ["MatchOperator"] = "EQUALS|DOES_NOT_EQUAL|CONTAINS|DOES_NOT_CONTAIN|STARTS_WITH|ENDS_WITH",
        ["SelectAllOptions"] = "FILTER_ALL_VALUES",
        ["NullOption"] = "ALL_VALUES|NULLS_ONLY|NON_NULLS_ONLY",
        ["TimeGranularity"] = "YEAR|QUARTER|MONTH|WEEK|DAY|HOUR|MINUTE|SECOND|MILLISECOND",
        ["DateGranularity"] = "YEAR|QUARTER|MONTH|WEEK|DAY|HOUR|MINUTE|SECOND|MILLISECOND",
        ["Type"] = "SINGLE_SELECT|MULTI_SELECT|SINGLE_VALUED|DATE_RANGE|LINE|AREA|STACKED_AREA",
        ["AggregationFunction"] = "COUNT|DISTINCT_COUNT", // CategoricalAggregationFunction
        ["SimpleNumericalAggregation"] = "SUM|AVERAGE|MIN|MAX|COUNT|DISTINCT_COUNT|VAR|VARP|STDEV|STDEVP|MEDIAN",
        ["Orientation"] = "HORIZONTAL|VERTICAL",
        ["Direction"] = "ASC|DESC",
        ["Visibility"] = "HIDDEN|VISIBLE",
        ["Target"] = "NEW_TAB|NEW_WINDOW|SAME_TAB",
        ["Value"] = "(?s).+", // TableFieldCustomTextContent
        ["FontDecoration"] = "UNDERLINE|NONE",
        ["DecimalSeparator"] = "COMMA|DOT|SPACE",
        ["Symbol"] = "COMMA|DOT|SPACE|[A-Z]{3}", // NumericSeparatorSymbol, CurrencyCode
        ["NumberScale"] = "NONE|AUTO|THOUSANDS|MILLIONS|BILLIONS|TRILLIONS|LAKHS|CRORES",
        ["ElementType"] = "VISUAL|FILTER_CONTROL|PARAMETER_CONTROL|TEXT_BOX|IMAGE",
    };

    private static readonly Dictionary<string, (int Least, int Most)> Numbers = new()
    {
        ["DecimalPlaces"] = (0, 20),
        ["ColumnIndex"] = (0, 35),
        ["ColumnSpan"] = (1, 36),
        ["RowIndex"] = (0, 9009),
        ["RowSpan"] = (1, 21),
    };

    /// <summary>How many items a list can have.</summary>
    private static readonly Dictionary<string, (int Least, int Most)> Lists = new()
    {
        ["DataSetIdentifierDeclarations"] = (1, 50),
        ["Sheets"] = (1, 20),
        ["FilterGroups"] = (1, 2000),
        ["Filters"] = (1, 20),
        ["SheetVisualScopingConfigurations"] = (1, 75),
        ["FilterControls"] = (1, 200),
        ["Visuals"] = (1, 75),
        ["Layouts"] = (1, 1),
        ["SheetControlLayouts"] = (1, 1),
        ["Elements"] = (1, 430),
        ["Values"] = (1, 200), // MeasureFieldList; TableUnaggregatedFieldList has 201
        ["Category"] = (1, 200),
        ["SelectedFieldOptions"] = (1, 201),
        ["RowSort"] = (1, 100),
        ["CategorySort"] = (1, 100),
        ["ConditionalFormattingOptions"] = (1, 500),
        ["ColorMap"] = (1, 5000),
        ["AxisLabelOptions"] = (1, 100),
    };

    /// <summary>The members that an object of this name must have.</summary>
    private static readonly Dictionary<string, string[]> Required = new()
    {
        ["TableVisual"] = ["VisualId"],
        ["BarChartVisual"] = ["VisualId"],
        ["LineChartVisual"] = ["VisualId"],
        ["Column"] = ["DataSetIdentifier", "ColumnName"],
        ["CategoricalDimensionField"] = ["FieldId", "Column"],
        ["DateDimensionField"] = ["FieldId", "Column"],
        ["CategoricalMeasureField"] = ["FieldId", "Column"],
        ["NumericalMeasureField"] = ["FieldId", "Column"],
        ["FieldSort"] = ["FieldId", "Direction"],
        ["Cell"] = ["FieldId"],
        ["Solid"] = ["Expression"],
        ["LinkConfiguration"] = ["Target", "Content"],
        ["CustomTextContent"] = ["FontConfiguration"],
        ["DecimalPlacesConfiguration"] = ["DecimalPlaces"],
        ["CategoryFilter"] = ["FilterId", "Column", "Configuration"],
        ["FilterListConfiguration"] = ["MatchOperator"],
        ["TimeRangeFilter"] = ["FilterId", "Column", "NullOption"],
        ["Dropdown"] = ["FilterControlId", "SourceFilterId"],
        ["DateTimePicker"] = ["FilterControlId", "SourceFilterId"],
        ["GridLayout"] = ["Elements"],
    };

    /// <summary>The members that each item of a list of this name must have.</summary>
    private static readonly Dictionary<string, string[]> RequiredOfItems = new()
    {
        ["DataSetIdentifierDeclarations"] = ["Identifier", "DataSetArn"],
        ["Sheets"] = ["SheetId"],
        ["FilterGroups"] = ["FilterGroupId", "Filters", "ScopeConfiguration", "CrossDataset"],
        ["SheetVisualScopingConfigurations"] = ["SheetId", "Scope"],
        ["Layouts"] = ["Configuration"],
        ["SheetControlLayouts"] = ["Configuration"],
        ["Elements"] = ["ElementId", "ElementType", "ColumnSpan", "RowSpan"],
        ["SelectedFieldOptions"] = ["FieldId"],
        ["ColorMap"] = ["Element", "Color"],
    };

    public static IEnumerable<string> Faults(JsonNode definition) =>
        Boards.Members(definition).Where(member => member.Name != "Fn::GetAtt").SelectMany(member => Faults(member.Name, member.Value));

    private static IEnumerable<string> Faults(string name, JsonNode value) => value switch
    {
        JsonArray items => Within(Lists, name, items.Count).Concat(
            items.SelectMany(item => Missing(name, item!, RequiredOfItems.GetValueOrDefault(name, [])))),
        JsonObject members => Missing(name, members, Required.GetValueOrDefault(name, [])),
        _ when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => Within(Numbers, name, value.GetValue<int>()),
        _ when value.GetValueKind() == System.Text.Json.JsonValueKind.String => Fits(name, value.GetValue<string>()),
        _ => [],
    };

    private static IEnumerable<string> Missing(string name, JsonNode members, string[] required) =>
        required.Where(member => members[member] is null).Select(member => $"{name} lacks {member}");

    private static IEnumerable<string> Within(Dictionary<string, (int Least, int Most)> rules, string name, int number) =>
        !rules.TryGetValue(name, out var rule) ? [$"{name}: no rule is written down here"]
        : number < rule.Least || number > rule.Most
            ? [string.Create(CultureInfo.InvariantCulture, $"{name}: {number} is not from {rule.Least} to {rule.Most}")]
        : [];

    private static IEnumerable<string> Fits(string name, string text) =>
        !Texts.TryGetValue(name, out var form) ? [$"{name}: no rule is written down here"]
        : !Regex.IsMatch(text, $@"\A(?:{form})\z", RegexOptions.CultureInvariant) ? [$"{name}: \"{text}\" is not {form}"]
        : [];
}
