using System.Globalization;

namespace WriteBackLambdas.DigestFunction.Tests.Fuzz;

/// <summary>JSON values: the kinds that an argument can be, and odd ones.</summary>
internal static class Values
{
    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "10", "1.5", "0.1", "-0.0", "1e5", "1E5", "1e+5", "1E-5", "0e0", "1.0E+10", "-12.50e-03",
        "9223372036854775808", "123456789012345678901234567890.123456789", "1e999999",
    ];

    private static readonly string[] NearlyLiterals =
    [
        "01", "-01", "00", "1.", ".5", "1e", "1e+", "1E-", "+1", "-", "--1", "-a", "0x1", "1_0", "1.e1", "1.5.5", "1e1.5", "NaN",
        "Infinity", "-Infinity", "1a", "1\0", "1,", "1 2", "٣", "nul", "nulll", "Null", "NULL", "n", "nil", "null null", "nulltrue",
        "tru", "truee", "True", "t", "fals", "falsee", "False", "f", "undefined", "a", "'a'", "\0", "\u00a0", "/* */ 1", "1 // one", "1#",
        ";", ":", "}", "]", "", "\"a\":1", "\\u0031", "\ufeff1",
    ];

    private static readonly string[] Nested =
    [
        "[]", "[[]]", "[1]", "[\"a\",[null]]", "[null]", "{}", "{\"a\":1}", "{\"a\":[[\"b\"],[\"c\"]]}", "[ ]", "{ }", "{\"a\":1,}",
        "[1,]", "{1:2}", "{\"a\"}", "[", "{", "[}",
    ];

    public static void WriteArgument(Draft draft)
    {
        if (draft.IsOdd())
        {
            WriteOdd(draft);
            return;
        }

        switch (draft.Below(10))
        {
            case < 6:
                Texts.Write(draft);
                break;
            case 6:
                draft.Write(draft.Pick<string>(Numbers));
                break;
            case 7:
                draft.Write(draft.Below(int.MaxValue).ToString(CultureInfo.InvariantCulture));
                break;
            case 8:
                draft.Write(draft.Chance(0.5) ? "true"u8 : "false"u8);
                break;
            default:
                draft.Write("null"u8);
                break;
        }
    }

    /// <summary>Writes the value of a member that the function ignores.</summary>
    public static void WriteOther(Draft draft, int depth = 0)
    {
        if (depth == 3 || draft.Chance(0.6))
        {
            WriteArgument(draft);
            return;
        }

        var isArray = draft.Chance(0.5);
        draft.Write(isArray ? "["u8 : "{"u8);
        for (var (i, count) = (0, draft.Below(3)); i < count; i++)
        {
            Request.WriteSeparator(draft, i);
            if (!isArray)
            {
                Texts.Write(draft);
                draft.Write(":"u8);
            }

            WriteOther(draft, depth + 1);
        }

        draft.Write(isArray ? "]"u8 : "}"u8);
    }

    /// <summary>Writes something that is nearly a literal, or an array or an object, which may be nested too deep for the reader.</summary>
    private static void WriteOdd(Draft draft)
    {
        if (draft.Chance(0.5))
        {
            draft.Write(draft.Pick<string>(NearlyLiterals));
        }
        else if (draft.Chance(0.9))
        {
            draft.Write(draft.Pick<string>(Nested));
        }
        else
        {
            var depth = 58 + draft.Below(10);
            draft.Write(new string('[', depth));
            draft.Write(new string(']', depth));
        }
    }
}
