using WriteBackLambdas.Dashboards;
using WriteBackLambdas.WriteBackFunction.Pages;
using static Amazon.CDK.AWS.QuickSight.CfnAnalysis;

namespace WriteBackLambdas.Cloud.QuickSight;

/// <summary>How values are written: with the marks of the pages' language, and dates the same way in every language.</summary>
internal sealed class Formats
{
    private readonly NumericSeparatorConfigurationProperty _separators;

    public Formats(ValueFormatter formatter)
    {
        // Such as 1,000.5 or 1.000,5.
        var sample = formatter.Number("1000.5");
        _separators = new NumericSeparatorConfigurationProperty
        {
            DecimalSeparator = Symbol(sample[5]),
            ThousandsSeparator = new ThousandSeparatorOptionsProperty { Symbol = Symbol(sample[1]), Visibility = "VISIBLE" },
        };
    }

    /// <summary>The tokens are in QuickSight's user guide, "Customizing date formats".</summary>
    public static DateTimeFormatConfigurationProperty Date => new() { DateTimeFormat = "YYYY-MM-DD" };

    private static DateTimeFormatConfigurationProperty Time => new() { DateTimeFormat = "YYYY-MM-DD HH:mm:ss" };

    /// <summary>Null for a text, which is written as it is.</summary>
    public FormatConfigurationProperty? Of(Column column) => column.Format.Kind switch
    {
        FormatKind.Text or FormatKind.Link => null,
        FormatKind.Date => new() { DateTimeFormatConfiguration = Date },
        FormatKind.Time => new() { DateTimeFormatConfiguration = Time },
        _ => new() { NumberFormatConfiguration = Number(column.Format) },
    };

    public NumberFormatConfigurationProperty Number(ValueFormat format)
    {
        var decimals = new DecimalPlacesConfigurationProperty { DecimalPlaces = format.Decimals };
        return new()
        {
            FormatConfiguration = format.Currency is { } currency
                ? new NumericFormatConfigurationProperty
                {
                    CurrencyDisplayFormatConfiguration = new CurrencyDisplayFormatConfigurationProperty
                    {
                        Symbol = currency,
                        DecimalPlacesConfiguration = decimals,
                        SeparatorConfiguration = _separators,
                        NumberScale = "NONE",
                    },
                }
                : new NumericFormatConfigurationProperty
                {
                    NumberDisplayFormatConfiguration = new NumberDisplayFormatConfigurationProperty
                    {
                        DecimalPlacesConfiguration = decimals, SeparatorConfiguration = _separators, NumberScale = "NONE",
                    },
                },
        };
    }

    private static string Symbol(char mark) => mark switch
    {
        ',' => "COMMA",
        '.' => "DOT",
        _ => "SPACE",
    };
}
