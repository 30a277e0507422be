using System.Globalization;

namespace WriteBackLambdas.DigestFunction.Tests.Fuzz;

/// <summary>Requests as Redshift sends them, and requests that are nearly so.</summary>
internal static class Request
{
    private static readonly string[] Spaces = [" ", "  ", "\t", "\n", "\r", "\r\n", " \n\t ", new string(' ', 69)];
    private static readonly string[] NearlySpaces = ["\f", "\v", "\u00a0", "\0", "\ufeff", "/* */", "// \n", "\u2028", "x"];
    private static readonly string[] Separators = ["", ",,", ";", ":", ", ,", "\"", "],[", "]]", "["];
    private static readonly string[] RowsNames =
        ["arguments", "arguments", "arguments", "\\u0061rguments", "argument\\u0073", "\\u0061\\u0072\\u0067uments"];
    private static readonly string[] CountNames = ["num_records", "num_records", "num_records", "num\\u005frecords", "num\\u005Frecords"];
    private static readonly string[] OddCounts =
        ["-1", "1.0", "1e0", "99999999999999999999", "\"1\"", "null", "true", "[1]", "{}", "01", "0", "1", "2", "-0", "+1"];

    private static readonly string[] OtherNames =
    [
        "user", "query_id", "external_function", "", "x", "Arguments", "argument", "argumentss", "ARGUMENTS", "num_record",
        "num_records ", "\\u00e9", "é", "arguments\\u0000", "\\narguments", "😀", "\\ud800guments", "num_records\\udc00",
    ];

    public static void Write(Draft draft, int rows)
    {
        if (draft.IsOdd() && draft.Chance(0.3))
        {
            draft.Write("\ufeff");
        }

        var spacing = draft.Chance(0.3) ? 0.3 : 0;
        WriteSpace(draft, spacing);
        draft.Write(draft.IsOdd() ? draft.Chance(0.5) ? "["u8 : ""u8 : "{"u8);
        var members = 0;
        WriteOthers(draft, spacing, ref members);
        if (draft.Chance(0.5))
        {
            WriteCount(draft, spacing, rows, ref members);
            WriteOthers(draft, spacing, ref members);
        }

        // An odd request has no rows, or has them twice.
        for (var i = draft.IsOdd() ? draft.Below(2) * 2 : 1; i > 0; i--)
        {
            WriteRows(draft, spacing, rows, ref members);
            WriteOthers(draft, spacing, ref members);
        }

        if (draft.Chance(0.2))
        {
            WriteCount(draft, spacing, rows, ref members);
        }

        draft.Write(draft.IsOdd() ? draft.Pick<string>(["", ",}", "]", "}}", "} x", "},"]) : "}");
        WriteSpace(draft, spacing);
    }

    public static void WriteSeparator(Draft draft, int index)
    {
        if (index > 0)
        {
            draft.Write(draft.IsOdd() ? draft.Pick<string>(Separators) : ",");
        }
    }

    private static void WriteSpace(Draft draft, double spacing)
    {
        if (draft.Chance(spacing))
        {
            draft.Write(draft.IsOdd() ? draft.Pick<string>(NearlySpaces) : draft.Pick<string>(Spaces));
        }
    }

    private static void WriteRows(Draft draft, double spacing, int rows, ref int members)
    {
        WriteName(draft, spacing, draft.Pick<string>(RowsNames), ref members);
        if (draft.IsOdd())
        {
            Values.WriteArgument(draft);
            return;
        }

        draft.Write("["u8);
        for (var i = 0; i < rows; i++)
        {
            WriteSeparator(draft, i);
            WriteSpace(draft, spacing);
            WriteRow(draft, spacing);
            WriteSpace(draft, spacing);
        }

        draft.Write(draft.IsOdd() ? draft.Pick<string>(["", ",]", "}", "]]"]) : "]");
    }

    private static void WriteRow(Draft draft, double spacing)
    {
        var form = draft.Below(10);
        if (form == 0)
        {
            Values.WriteArgument(draft);
            return;
        }

        draft.Write("["u8);
        WriteSpace(draft, spacing);
        for (var (i, count) = (0, draft.Below(6)); i < count; i++)
        {
            WriteSeparator(draft, i);
            WriteSpace(draft, spacing);
            if (form == 1)
            {
                draft.Write("null"u8);
            }
            else
            {
                Values.WriteArgument(draft);
            }

            WriteSpace(draft, spacing);
        }

        draft.Write(draft.IsOdd() ? draft.Pick<string>(["", ",]", "}", "]]"]) : "]");
    }

    private static void WriteCount(Draft draft, double spacing, int rows, ref int members)
    {
        WriteName(draft, spacing, draft.Pick<string>(CountNames), ref members);
        var odd = draft.IsOdd() || draft.IsOdd() || draft.IsOdd();
        draft.Write(odd ? draft.Pick<string>(OddCounts) : rows.ToString(CultureInfo.InvariantCulture));
        WriteSpace(draft, spacing);
    }

    private static void WriteOthers(Draft draft, double spacing, ref int members)
    {
        while (draft.Chance(0.2))
        {
            WriteName(draft, spacing, draft.Pick<string>(OtherNames), ref members);
            Values.WriteOther(draft);
            WriteSpace(draft, spacing);
        }
    }

    private static void WriteName(Draft draft, double spacing, string name, ref int members)
    {
        WriteSeparator(draft, members++);
        WriteSpace(draft, spacing);
        draft.Write($"\"{name}\"");
        WriteSpace(draft, spacing);
        draft.Write(draft.IsOdd() ? draft.Pick<string>(["", "=", "::", ","]) : ":");
        WriteSpace(draft, spacing);
    }
}
