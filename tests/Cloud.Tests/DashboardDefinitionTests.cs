using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WriteBackLambdas.Dashboards;
using WriteBackLambdas.Quotes;
using static WriteBackLambdas.Cloud.Tests.Template;

namespace WriteBackLambdas.Cloud.Tests;

/// <summary>The synthesized dashboards of every kind of definition, against what QuickSight refuses.</summary>
public static partial class DashboardDefinitionTests
{
    public static TheoryData<string> Files => [.. DefinitionFiles.All];

    [Theory]
    [MemberData(nameof(Files))]
    public static void QuickSights_rules_hold(string file)
    {
        var template = Boards.Of(file);
        var definition = Definition(template);
        Assert.Empty(QuickSightRules.Faults(definition));
        AssertReferences(definition, template);
        Assert.All(definition["Sheets"]!.AsArray(), sheet => AssertLayout(sheet!));
        AssertDataSets(template);
        Assert.True(
            JsonNode.DeepEquals(definition, template.One("AWS::QuickSight::Dashboard")["Definition"]),
            "The dashboard must show what the analysis does.");
    }

    /// <summary>The demo's pages have the same outline.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public static void The_sheets_controls_visuals_and_columns_are_the_models(string file)
    {
        var sheets = Definition(Boards.Of(file))["Sheets"]!.AsArray();
        Assert.Equal(
            Outline.Of(DashboardModel.Of(QuoteDefinition.Load(DefinitionFiles.Read(file)))),
            sheets.SelectMany(sheet => Outline.Of(
                Text(sheet!["Name"]),
                Texts(sheet["FilterControls"], "Title"),
                sheet["Visuals"]!.AsArray().Select(visual => Texts(visual!.AsObject().Single().Value!["Title"], "PlainText").Single()),
                Texts(Member(sheet, "SelectedFieldOptions"), "CustomLabel"))));
        Assert.All(sheets, sheet => Assert.Equal(
            Texts(Member(sheet, "SelectedFieldOptions"), "FieldId"), Texts(Member(sheet, "TableUnaggregatedFieldWells"), "FieldId")));
    }

    [Fact]
    public static void A_link_column_is_shown_as_its_words_and_opens_a_tab()
    {
        var members = Boards.Members(Definition(Boards.Of("functions/Quotes/quote.json"))).ToArray();
        var options = members.Where(member => member.Name == "SelectedFieldOptions")
            .SelectMany(member => member.Value.AsArray()).ToDictionary(option => Text(option!["FieldId"]));
        var styled = options.Where(option => option.Value!["URLStyling"] is not null).ToDictionary(
            option => option.Key, option => option.Value!["URLStyling"]!["LinkConfiguration"]!);
        Assert.Equal(["quotes-table-accept_link", "rows-table-quote_link"], styled.Keys.Order());
        Assert.All(styled.Values, link => Assert.Equal("NEW_TAB", Text(link["Target"])));
        Assert.Equal("Generate quote", Text(styled["rows-table-quote_link"]["Content"]!["CustomTextContent"]!["Value"]));
        Assert.Equal("Accept", Text(styled["quotes-table-accept_link"]["Content"]!["CustomTextContent"]!["Value"]));
        Assert.DoesNotContain(members, member => member.Name == "Actions");
    }

    [Fact]
    public static void Rows_and_cells_are_colored_by_their_value()
    {
        var colors = Boards.Members(Definition(Boards.Of("tests/Support/definitions/hard-words.json")))
            .Where(member => member.Name == "BackgroundColor")
            .Select(member => (Text(member.Value["Solid"]!["Expression"]), Text(member.Value["Solid"]!["Color"])));
        Assert.Equal(
            [
                (@"{status} = 'It\'s \\ new'", "#E3EDFA"),
                ("{status} = 'On \"hold\"'", "#FDF0D8"),
                ("{status} = 'Done'", "#DFF4E6"),
                ("{is_latest} = 'Yes'", "#DFF4E6"),
                (@"{status} = 'It\'s \\ new'", "#E3EDFA"),
                ("{status} = 'On \"hold\"'", "#FDF0D8"),
                ("{status} = 'Done'", "#DFF4E6"),
            ],
            colors);
    }

    [Theory]
    [InlineData("tests/Support/definitions/twenty-columns.json", "EUR", "DOT", "COMMA")]
    [InlineData("functions/Quotes/quote.json", "USD", "DOT", "COMMA")]
    public static void Amounts_have_the_currency_and_the_marks_of_the_definition(
        string file, string currency, string point, string group)
    {
        var formats = Boards.Members(Definition(Boards.Of(file)))
            .Where(member => member.Name == "CurrencyDisplayFormatConfiguration").Select(member => member.Value).ToArray();
        Assert.NotEmpty(formats);
        Assert.All(formats, format =>
        {
            Assert.Equal(currency, Text(format["Symbol"]));
            Assert.Equal(point, Text(format["SeparatorConfiguration"]!["DecimalSeparator"]));
            Assert.Equal(group, Text(format["SeparatorConfiguration"]!["ThousandsSeparator"]!["Symbol"]));
        });
    }

    private static JsonNode Member(JsonNode? node, string name) => Boards.Members(node).Single(member => member.Name == name).Value;

    private static IEnumerable<string> Texts(JsonNode? node, string name) =>
        Boards.Members(node).Where(member => member.Name == name).Select(member => Text(member.Value));

    private static JsonNode Definition(Template template) => template.One("AWS::QuickSight::Analysis")["Definition"]!;

    private static void AssertReferences(JsonNode definition, Template template)
    {
        var members = Boards.Members(definition).ToArray();
        string[] Values(string name) => [.. members.Where(member => member.Name == name).Select(member => Text(member.Value))];

        // Every id is unique among those of its kind, and whatever names a sheet or a filter names one that exists.
        var sheets = definition["Sheets"]!.AsArray();
        AssertDistinct(sheets.Select(sheet => Text(sheet!["SheetId"])));
        foreach (var name in new[] { "VisualId", "FilterGroupId", "FilterId", "FilterControlId", "Identifier" })
        {
            AssertDistinct(Values(name));
        }

        Assert.Empty(Values("SheetId").Except(sheets.Select(sheet => Text(sheet!["SheetId"]))));
        Assert.Equal(Values("FilterId").Order(), Values("SourceFilterId").Order());

        // Every column exists in its data set, also those of expressions.
        var columns = template.All("AWS::QuickSight::DataSet").Values.ToDictionary(
            data => Text(data["PhysicalTableMap"]!.AsObject().Single().Key),
            data => CustomSql(data)["Columns"]!.AsArray().Select(column => Text(column!["Name"])).ToHashSet());
        Assert.Equal(columns.Keys.Order(), Values("Identifier").Order());
        Assert.All(
            members.Where(member => member.Name == "Column").Select(member => member.Value),
            column => Assert.Contains(Text(column["ColumnName"]), columns[Text(column["DataSetIdentifier"])]));
        Assert.All(sheets, sheet => Assert.All(
            sheet!["Visuals"]!.AsArray(), visual => AssertFields(visual!, columns[Text(sheet["SheetId"])])));
    }

    private static void AssertFields(JsonNode visual, HashSet<string> columns)
    {
        var members = Boards.Members(visual).ToArray();
        var wells = members.Single(member => member.Name == "FieldWells").Value;
        string[] fields = [.. Boards.Members(wells).Where(member => member.Name == "FieldId").Select(member => Text(member.Value))];
        AssertDistinct(fields);
        Assert.Empty(members.Where(member => member.Name == "FieldId").Select(member => Text(member.Value)).Except(fields));
        Assert.All(
            members.Where(member => member.Name == "Expression").SelectMany(member => ColumnOf().Matches(Text(member.Value))),
            match => Assert.Contains(match.Groups[1].Value, columns));
    }

    private static void AssertLayout(JsonNode sheet)
    {
        var visuals = Elements(sheet["Layouts"]!);
        Assert.Equal(
            Boards.Members(sheet["Visuals"]).Where(member => member.Name == "VisualId").Select(member => Text(member.Value)),
            visuals.Select(element => Text(element["ElementId"])));
        var cells = visuals.SelectMany(element =>
            from column in Enumerable.Range(Number(element["ColumnIndex"]), Number(element["ColumnSpan"]))
            from row in Enumerable.Range(Number(element["RowIndex"]), Number(element["RowSpan"]))
            select (column, row)).ToArray();
        AssertDistinct(cells);
        Assert.All(cells, cell => Assert.InRange(cell.column, 0, 35));
        Assert.Equal(
            Boards.Members(sheet["FilterControls"]).Where(member => member.Name == "FilterControlId").Select(member => Text(member.Value)),
            sheet["SheetControlLayouts"] is { } controls ? Elements(controls).Select(element => Text(element["ElementId"])) : []);
    }

    /// <summary>API_CreateDataSet: names, tables' ids, and columns.</summary>
    private static void AssertDataSets(Template template) => Assert.All(template.All("AWS::QuickSight::DataSet").Values, data =>
    {
        Assert.Equal("DIRECT_QUERY", Text(data["ImportMode"]));
        Assert.InRange(Text(data["Name"]).Length, 1, 128);
        Assert.Matches(@"\A[0-9a-zA-Z-]{1,64}\z", Assert.Single(data["PhysicalTableMap"]!.AsObject()).Key);
        var sql = CustomSql(data);
        Assert.InRange(Text(sql["Name"]).Length, 1, 128);
        Assert.InRange(Text(sql["SqlQuery"]).Length, 1, 65536);
        var columns = sql["Columns"]!.AsArray();
        Assert.InRange(columns.Count, 1, 2048);
        AssertDistinct(columns.Select(column => Text(column!["Name"])));
        Assert.All(columns, column => Assert.Matches("^(STRING|INTEGER|DECIMAL|DATETIME)$", Text(column!["Type"])));
    });

    private static JsonNode CustomSql(JsonObject data) => data["PhysicalTableMap"]!.AsObject().Single().Value!["CustomSql"]!;

    private static JsonNode[] Elements(JsonNode layouts) =>
        [.. layouts[0]!["Configuration"]!["GridLayout"]!["Elements"]!.AsArray().OfType<JsonNode>()];

    private static void AssertDistinct<T>(IEnumerable<T> values)
    {
        var all = values.ToArray();
        Assert.Equal(all.Distinct(), all);
    }

    [GeneratedRegex(@"\{([a-z0-9_]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex ColumnOf();
}
