using WriteBackLambdas.Dashboards;
using static Amazon.CDK.AWS.QuickSight.CfnAnalysis;

namespace WriteBackLambdas.Cloud.QuickSight;

/// <summary>Bars that count, and lines of amounts.</summary>
internal sealed class Charts(Formats formats)
{
    public static VisualProperty Of(DataSet data, BarVisual bars)
    {
        var (category, count) = (Fields.IdOf(bars, bars.Category), Fields.IdOf(bars, bars.Counted));
        return new VisualProperty
        {
            BarChartVisual = new BarChartVisualProperty
            {
                VisualId = bars.Id,
                Title = Fields.TitleOf(bars),
                ChartConfiguration = new BarChartConfigurationProperty
                {
                    Orientation = "HORIZONTAL",
                    FieldWells = new BarChartFieldWellsProperty
                    {
                        BarChartAggregatedFieldWells = new BarChartAggregatedFieldWellsProperty
                        {
                            Category = new[]
                            {
                                new DimensionFieldProperty
                                {
                                    CategoricalDimensionField = new CategoricalDimensionFieldProperty
                                    {
                                        FieldId = category, Column = Fields.Identify(data, bars.Category),
                                    },
                                },
                            },
                            Values = new[]
                            {
                                new MeasureFieldProperty
                                {
                                    CategoricalMeasureField = new CategoricalMeasureFieldProperty
                                    {
                                        FieldId = count, Column = Fields.Identify(data, bars.Counted), AggregationFunction = "COUNT",
                                    },
                                },
                            },
                        },
                    },
                    SortConfiguration = new BarChartSortConfigurationProperty { CategorySort = new[] { Fields.Descending(count) } },
                    CategoryLabelOptions = Label(bars.Category.Label),
                    ValueLabelOptions = Label(bars.Unit),
                    DataLabels = new DataLabelOptionsProperty { Visibility = "VISIBLE" },
                    VisualPalette = new VisualPaletteProperty
                    {
                        ColorMap = bars.Colors.Select(rule => new DataPathColorProperty
                        {
                            Element = new DataPathValueProperty { FieldId = category, FieldValue = rule.Value },
                            Color = rule.Paint.Bar,
                        }).ToArray(),
                    },
                },
            },
        };
    }

    public VisualProperty Of(DataSet data, LineVisual line) => new()
    {
        LineChartVisual = new LineChartVisualProperty
        {
            VisualId = line.Id,
            Title = Fields.TitleOf(line),
            ChartConfiguration = new LineChartConfigurationProperty
            {
                Type = "LINE",
                FieldWells = new LineChartFieldWellsProperty
                {
                    LineChartAggregatedFieldWells = new LineChartAggregatedFieldWellsProperty
                    {
                        Category = new[]
                        {
                            new DimensionFieldProperty
                            {
                                DateDimensionField = new DateDimensionFieldProperty
                                {
                                    FieldId = Fields.IdOf(line, line.Time),
                                    Column = Fields.Identify(data, line.Time),
                                    DateGranularity = "DAY",
                                    FormatConfiguration = Formats.Date,
                                },
                            },
                        },
                        Values = line.Amounts.Select(amount => new MeasureFieldProperty
                        {
                            NumericalMeasureField = new NumericalMeasureFieldProperty
                            {
                                FieldId = Fields.IdOf(line, amount),
                                Column = Fields.Identify(data, amount),
                                AggregationFunction = new NumericalAggregationFunctionProperty { SimpleNumericalAggregation = "SUM" },
                                FormatConfiguration = formats.Number(amount.Format),
                            },
                        }).ToArray(),
                    },
                },
                XAxisLabelOptions = Label(line.Time.Label),
            },
        },
    };

    private static ChartAxisLabelOptionsProperty Label(string text) =>
        new() { AxisLabelOptions = new[] { new AxisLabelOptionsProperty { CustomLabel = text } } };
}
