using System.Globalization;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Benchmarks;

/// <summary>The batches that are measured.</summary>
internal static class Batches
{
    /// <summary>As much as Redshift sends at once.</summary>
    private const int MaxBytes = 5_000_000;

    /// <summary>Rows of six strings; in every 50th, one of them has characters beyond ASCII and quotes.</summary>
    public static Batch Ordinary(int rows) => Batch.OfRows(Invariant($"{rows:N0} rows of six strings"), rows, OrdinaryRow);

    public static Batch OrdinaryAndLargest() => Batch.OfBytes("5 MB of rows of six strings", MaxBytes, OrdinaryRow);

    /// <summary>The ordinary one first.</summary>
    public static IReadOnlyList<Batch> OfEachKind() =>
    [
        Ordinary(20_000),
        Batch.OfRows(Invariant($"{BatchLimits.MaxRows:N0} rows of one character"), BatchLimits.MaxRows, i => $"[\"{(char)('a' + (i % 26))}\"]"),
        Batch.OfBytes("5 MB of rows of 2 KB", MaxBytes, i => $"[\"{new string((char)('a' + (i % 26)), 2_000)}\"]"),
        Batch.OfBytes("5 MB of rows of 60 KB", MaxBytes, i => $"[\"{new string((char)('a' + (i % 26)), 60_000)}\"]"),
        Batch.OfRows("20,000 rows full of escapes", 20_000, EscapedRow),
        Batch.OfRows("20,000 rows of Chinese characters", 20_000, ChineseRow),
        Batch.OfRows("the same as \\u escapes", 20_000, i => Escaped(ChineseRow(i))),
        Batch.OfRows("20,000 rows of numbers and booleans", 20_000, NumbersRow),
        OrdinaryAndLargest(),
    ];

    private static string OrdinaryRow(int i) => i % 50 == 0
        ? Invariant($$"""["Caf\u00E9 \u0022Zo\u00EB\u0022 {{i}}","true","Electrician","Night","TX","{{1000 + i}}.50"]""")
        : Invariant($$"""["Customer {{i}}","true","Electrician","Night","TX","{{1000 + i}}.50"]""");

    private static string EscapedRow(int i) => Invariant($$"""["\"{{i}}\"\n","C:\\a\\b","\tone\r\n\ttwo\r\n","\\\"\\\"\\\"","\b\f\/","\"\""]""");

    /// <summary>In every 50th row, a character that UTF-16 needs two units for.</summary>
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
