using WriteBackLambdas.Dashboards;
using static Amazon.CDK.AWS.QuickSight.CfnAnalysis;

namespace WriteBackLambdas.Cloud.QuickSight;

/// <summary>Tables with a row for each row of the data set, links with words, and colors by rule.</summary>
internal sealed class Tables(Formats formats)
{
    private const string LinkColor = "#3451D1";

    public VisualProperty Of(DataSet data, TableVisual table)
    {
        var chart = new TableConfigurationProperty
        {
            FieldWells = new TableFieldWellsProperty
            {
                TableUnaggregatedFieldWells = new TableUnaggregatedFieldWellsProperty
                {
                    Values = data.Columns.Select(column => Field(data, table, column)).ToArray(),
                },
            },
            FieldOptions = new TableFieldOptionsProperty
            {
                SelectedFieldOptions = data.Columns.Select(column => Options(table, column)).ToArray(),
            },
        };
        if (table.Newest is { } time)
        {
            var newestFirst = Fields.Descending(Fields.IdOf(table, time));
            chart.SortConfiguration = new TableSortConfigurationProperty { RowSort = new[] { newestFirst } };
        }

        var visual = new TableVisualProperty
        {
            VisualId = table.Id,
            Title = Fields.TitleOf(table),
            Subtitle = new VisualSubtitleLabelOptionsProperty
            {
                Visibility = "VISIBLE", FormatText = new LongFormatTextProperty { PlainText = table.Note },
            },
            ChartConfiguration = chart,
        };
        if (table.Rules.Count > 0)
        {
            visual.ConditionalFormatting = new TableConditionalFormattingProperty
            {
                ConditionalFormattingOptions = table.Rules.Select(rule => Color(table, rule)).ToArray(),
            };
        }

        return new VisualProperty { TableVisual = visual };
    }

    private UnaggregatedFieldProperty Field(DataSet data, TableVisual table, Column column)
    {
        var field = new UnaggregatedFieldProperty { FieldId = Fields.IdOf(table, column), Column = Fields.Identify(data, column) };
        if (formats.Of(column) is { } format)
        {
            field.FormatConfiguration = format;
        }

        return field;
    }

    private static TableFieldOptionProperty Options(TableVisual table, Column column)
    {
        var options = new TableFieldOptionProperty
        {
            FieldId = Fields.IdOf(table, column), CustomLabel = column.Label, Width = $"{column.Width}px",
        };
        if (column.Format.Words is { } words)
        {
            // No URL action: its template could be at most 2,048 characters long.
            options.UrlStyling = new TableFieldURLConfigurationProperty
            {
                LinkConfiguration = new TableFieldLinkConfigurationProperty
                {
                    Target = "NEW_TAB",
                    Content = new TableFieldLinkContentConfigurationProperty
                    {
                        CustomTextContent = new TableFieldCustomTextContentProperty
                        {
                            Value = words,
                            FontConfiguration = new FontConfigurationProperty { FontDecoration = "UNDERLINE", FontColor = LinkColor },
                        },
                    },
                },
            };
        }

        return options;
    }

    private static TableConditionalFormattingOptionProperty Color(TableVisual table, ColorRule rule) => rule.IsRow
        ? new() { Row = new TableRowConditionalFormattingProperty { BackgroundColor = Solid(rule, rule.Paint.Background) } }
        : new()
        {
            Cell = new TableCellConditionalFormattingProperty
            {
                FieldId = Fields.IdOf(table, rule.Column),
                TextFormat = new TextConditionalFormatProperty
                {
                    BackgroundColor = Solid(rule, rule.Paint.Background), TextColor = Solid(rule, rule.Paint.Text),
                },
            },
        };

    private static ConditionalFormattingColorProperty Solid(ColorRule rule, string color) => new()
    {
        Solid = new ConditionalFormattingSolidColorProperty
        {
            Expression = $"{{{rule.Column.Name}}} = {Literal(rule.Value)}", Color = color,
        },
    };

    /// <summary>A backslash escapes in an expression's text (QuickSight's user guide, "formatDate").</summary>
    private static string Literal(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
