using System.Globalization;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Benchmarks;

/// <summary>The batches that are measured.</summary>
internal static class Batches
{
    /// <summary>The most that Redshift sends at once.</summary>
    private const int MaxBytes = 5_000_000;

    /// <summary>Rows of six strings. In every 50th row, one of them has quotes and characters that are not ASCII.</summary>
    public static Batch Ordinary(int rows) => Batch.OfRows(Invariant($"{rows:N0} rows of six strings"), rows, OrdinaryRow);

    /// <summary>The ordinary one first.</summary>
    public static IReadOnlyList<Batch> OfEachKind() =>
    [
        Ordinary(20_000),
        Batch.OfRows(Invariant($"{BatchLimits.MaxRows:N0} rows of one character"), BatchLimits.MaxRows, i => $"[\"{Letters(i, 1)}\"]"),
        Batch.OfBytes("5 MB of rows of 2 KB", MaxBytes, i => $"[\"{Letters(i, 2_000)}\"]"),
        Batch.OfBytes("5 MB of rows of 60 KB", MaxBytes, i => $"[\"{Letters(i, 60_000)}\"]"),
        Batch.OfRows("20,000 rows full of escapes", 20_000, EscapedRow),
        Batch.OfRows("20,000 rows of Chinese characters", 20_000, ChineseRow),
        Batch.OfRows("the same as \\u escapes", 20_000, i => Escaped(ChineseRow(i))),
        Batch.OfRows("20,000 rows of numbers and booleans", 20_000, NumbersRow),
        Batch.OfBytes("5 MB of rows of six strings", MaxBytes, OrdinaryRow),
    ];

    private static string OrdinaryRow(int i) => i % 50 == 0
        ? Invariant($$"""["Caf\u00E9 \u0022Zo\u00EB\u0022 {{i}}","true","Electrician","Night","TX","{{1000 + i}}.50"]""")
        : Invariant($$"""["Customer {{i}}","true","Electrician","Night","TX","{{1000 + i}}.50"]""");

    private static string Letters(int i, int count) => new((char)('a' + (i % 26)), count);

    private static string EscapedRow(int i) =>
        Invariant($$"""["\"{{i}}\"\n","C:\\a\\b","\tone\r\n\ttwo\r\n","\\\"\\\"\\\"","\b\f\/","\"\""]""");

    /// <summary>Every 50th row has a character that takes two UTF-16 code units.</summary>
    private static string ChineseRow(int i)
    {
        var number = string.Concat(Invariant($"{i}").Select(digit => "零一二三四五六七八九"[digit - '0']));
        return $$"""["{{(i % 50 == 0 ? "𠮷" : "王")}}小明{{number}}","正確","電氣技師","夜間值班","臺北","{{number}}元"]""";
    }

    private static string Escaped(string row) =>
        string.Concat(row.Select(unit => unit > '~' ? Invariant($"\\u{(int)unit:x4}") : unit.ToString()));

    private static string NumbersRow(int i) => Invariant($"[{i},true,{1000 + i}.25,false,-{i % 100}.5,{2_000_000_000_000L + i}]");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
