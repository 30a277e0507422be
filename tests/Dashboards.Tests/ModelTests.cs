using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Dashboards.Tests;

public static class ModelTests
{
    public static TheoryData<string> Definitions => [.. DefinitionFiles.All];

    [Theory]
    [MemberData(nameof(Definitions))]
    public static void Every_definition_has_rows_quotes_and_their_history(string file)
    {
        var (definition, model) = Of(file);
        Assert.Equal(["rows", "quotes", "history"], model.Sheets.Select(sheet => sheet.Id));
        Assert.Equal(
            [definition.Names.RowsView, definition.Names.CurrentView, definition.Names.HistoryView],
            model.Sheets.Select(sheet => sheet.Data.View));
        string[] amounts = Money(definition).Any() ? ["quotes-amounts"] : [];
        Assert.Equal(
            ["rows-table", "quotes-by-status", .. amounts, "quotes-table", "history-table"],
            model.Sheets.SelectMany(sheet => sheet.Visuals).Select(visual => visual.Id));
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public static void Every_field_is_shown_once_on_every_sheet_and_every_input_with_the_quotes(string file)
    {
        var (definition, model) = Of(file);
        foreach (var sheet in model.Sheets)
        {
            var (isRows, names) = (sheet.Id == "rows", sheet.Data.Columns.Select(column => column.Name).ToArray());
            Assert.Equal(names.Distinct(), names);
            Assert.All(definition.Fields, field => Assert.Contains(isRows ? field.Source : field.Column, names));
            Assert.All(definition.Inputs, input => Assert.Equal(isRows, !names.Contains(input.Name)));
            Assert.All(Money(definition), field => Assert.Equal(
                isRows ? 0 : 2, names.Count(name => name == field.PreviousColumn || name == field.ChangeColumn)));
        }
    }

    /// <summary>With 20 columns a link at the end would be out of sight.</summary>
    [Theory]
    [MemberData(nameof(Definitions))]
    public static void Links_are_among_the_first_columns_with_the_words_of_their_action(string file)
    {
        var (definition, model) = Of(file);
        Assert.Equal(
            [(WarehouseNames.QuoteLink, (string?)definition.Workflow.Generate.Label.In(definition.Locale[..2]))],
            Links(model.Sheets[0], 0));
        Assert.Equal(
            definition.Workflow.Actions.Select(action => (WarehouseNames.LinkOf(action.Name), (string?)action.Label.Text)),
            Links(model.Sheets[1], 1));
        Assert.DoesNotContain(model.Sheets[2].Data.Columns, IsLink);
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public static void Amounts_have_the_currency_of_the_definition_and_no_other_number_has_one(string file)
    {
        var (definition, model) = Of(file);
        Assert.All(model.Sheets.SelectMany(sheet => sheet.Data.Columns), column => Assert.Equal(
            column.Format.Kind is FormatKind.Money or FormatKind.Change ? definition.Currency : null, column.Format.Currency));
        Assert.Equal(
            Money(definition).SelectMany(field => new[] { field.Column, field.PreviousColumn, field.ChangeColumn }).Order(),
            model.Sheets[2].Data.Columns.Where(column => column.Format.Currency is not null).Select(column => column.Name).Order());
    }

    [Theory]
    [InlineData("functions/Quotes/quote.json", "customername", "bgcheckrequired", "skill", "shift", "state")]
    [InlineData("samples/discount-approval.json", "order_no")]
    [InlineData("samples/data-correction.json", "record_id", "column_name")]
    [InlineData("tests/Support/definitions/dates-only.json", "begins")]
    [InlineData("tests/Support/definitions/twenty-columns.json", "s0", "s1", "s2", "s4", "s5", "s8")]
    public static void The_controls_of_the_rows_are_for_what_identifies_and_is_short(string file, params string[] columns)
    {
        var filters = Of(file).Model.Sheets[0].Filters;
        Assert.Equal(columns, filters.Select(filter => filter.Column.Name));
        Assert.All(filters, filter => Assert.Equal(filter.Column.Type == DataType.Date, filter.Kind == FilterKind.Dates));
    }

    [Fact]
    public static void A_status_has_the_color_of_its_kind()
    {
        var quotes = Of("samples/discount-approval.json").Model.Sheets[1];
        Assert.Equal(
            [
                ("Requested", StatusPaint.Blue),
                ("Approved", StatusPaint.Green),
                ("Rejected", StatusPaint.Red),
                ("Withdrawn", StatusPaint.Red),
            ],
            Table(quotes).Rules.Select(rule => (rule.Value, rule.Paint)));
        Assert.Equal(
            [("Generated", StatusPaint.Blue), ("In review", StatusPaint.Amber), ("Accepted", StatusPaint.Green)],
            Bars(Of("functions/Quotes/quote.json").Model.Sheets[1]).Colors.Select(rule => (rule.Value, rule.Paint)));
    }

    [Fact]
    public static void The_newest_row_of_a_quote_is_green_in_the_history_and_says_so()
    {
        var rule = Assert.Single(Table(Of("functions/Quotes/quote.json").Model.Sheets[2]).Rules, rule => rule.IsRow);
        Assert.Equal(("is_latest", "Newest", "Yes", StatusPaint.Green), (rule.Column.Name, rule.Column.Label, rule.Value, rule.Paint));
    }

    [Fact]
    public static void A_German_definition_has_a_German_dashboard()
    {
        var sheet = Of("tests/Support/definitions/dates-only.json").Model.Sheets[1];
        Assert.Equal("Angebote", sheet.Title);
        Assert.Equal("Vermerkt", Assert.Single(Bars(sheet).Colors).Value);
    }

    private static TableVisual Table(Sheet sheet) => sheet.Visuals.OfType<TableVisual>().Single();

    private static BarVisual Bars(Sheet sheet) => sheet.Visuals.OfType<BarVisual>().Single();

    private static bool IsLink(Column column) => column.Format.Kind == FormatKind.Link;

    private static IEnumerable<(string Name, string? Words)> Links(Sheet sheet, int first) =>
        sheet.Data.Columns.Skip(first).TakeWhile(IsLink).Select(column => (column.Name, column.Format.Words));

    private static IEnumerable<QuoteField> Money(QuoteDefinition definition) => definition.Fields.Where(field => field.IsMoney);

    private static (QuoteDefinition Definition, DashboardModel Model) Of(string file)
    {
        var definition = QuoteDefinition.Load(DefinitionFiles.Read(file));
        return (definition, DashboardModel.Of(definition));
    }
}
