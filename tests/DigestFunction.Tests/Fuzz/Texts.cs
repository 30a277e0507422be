using System.Globalization;
using System.Text;

namespace WriteBackLambdas.DigestFunction.Tests.Fuzz;

/// <summary>JSON strings: every kind of escape and character, and broken ones.</summary>
internal static class Texts
{
    private static readonly byte[][] Characters =
    [
        .. new[]
        {
            """\" """.Trim(), @"\\", @"\/", @"\b", @"\f", @"\n", @"\r", @"\t", @"\u0000", @"\u001f", @"\u001F", @"\u007f", @"\u0022",
            @"\u005C", @"\u002f", @"\u00e9", @"\u00E9", @"\uABCD", @"\uabcd", @"\ud7ff", @"\ue000", @"\uFEFF", @"\uffff", @"\ud83d\ude00",
            @"\uD83D\uDE00", @"\ud800\udc00", @"\udbff\udfff", "\u007f", "\u0080", "é", "\u07ff", "\u0800", "€", "\ud7ff", "\ue000",
            "\ufeff", "\ufffd", "\uffff", "😀", "\U00010000", "\U0010ffff", "],[", """\"],[\" """.Trim(), "'", "/", "{}", "null", "//",
            " ", "~",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly byte[][] Broken =
    [
        .. new[]
        {
            @"\u", @"\u1", @"\u12", @"\u123", @"\u123g", @"\ug123", @"\u+123", @"\u 123", @"\u-001", @"\U0041", @"\x41", @"\'", @"\a",
            @"\0", @"\ ", "\\\n", @"\", @"\ud83d", @"\ude00", @"\ude00\ud83d", @"\ud83d\ud83d\ude00", @"\ud83dx", @"\ud83d\n",
            @"\ud83d\u00e9", @"\ud83d\ude0", @"\ud83d😀", @"\udbff", @"\udc00", "\"", "\"\"", "\0", "\t", "\n", "\r", "\b", "\u001f",
        }.Select(Encoding.UTF8.GetBytes),

        // Overlong forms, halves of surrogate pairs, code points above U+10FFFF, cut sequences, and lone continuation bytes.
        .. new[]
        {
            "C080", "C1BF", "E08080", "E09FBF", "F0808080", "F08FBFBF", "EDA080", "EDBFBF", "EDA0BDEDB880", "F4908080", "F5808080",
            "F888808080", "FC8480808080", "C3", "E2", "E282", "F0", "F09F", "F09F98", "80", "BF", "FE", "FF", "E28228", "F09F9828",
        }.Select(Convert.FromHexString),
    ];

    public static void Write(Draft draft)
    {
        draft.Write(draft.IsOdd() && draft.Chance(0.2) ? "'"u8 : "\""u8);
        WriteContent(draft);
        draft.Write(draft.IsOdd() && draft.Chance(0.2) ? ""u8 : "\""u8);
    }

    private static void WriteContent(Draft draft)
    {
        switch (draft.Below(12))
        {
            case < 5:
                WritePlain(draft, draft.Below(12));
                break;
            case < 7:
                WritePlain(draft, draft.Below(131));
                break;
            case 11 when draft.Chance(0.3):
                WriteMixed(draft, draft.Below(60));
                break;
            default:
                WriteMixed(draft, 1 + draft.Below(4));
                break;
        }
    }

    private static void WriteMixed(Draft draft, int pieces)
    {
        for (; pieces > 0; pieces--)
        {
            WritePlain(draft, draft.Chance(0.2) ? draft.Below(70) : draft.Below(3));
            if (draft.IsOdd())
            {
                draft.Write(draft.Pick<byte[]>(Broken));
            }
            else if (draft.Chance(0.3))
            {
                WriteAny(draft);
            }
            else
            {
                draft.Write(draft.Pick<byte[]>(Characters));
            }
        }
    }

    /// <summary>Writes printable ASCII except quotes and backslashes.</summary>
    private static void WritePlain(Draft draft, int length)
    {
        Span<byte> text = stackalloc byte[length];
        var first = draft.Below(95);
        for (var i = 0; i < length; i++)
        {
            var c = (byte)(' ' + ((first + (7 * i)) % 95));
            text[i] = c is (byte)'"' or (byte)'\\' ? (byte)'_' : c;
        }

        draft.Write(text);
    }

    /// <summary>Writes any code point, unchanged or as an escape.</summary>
    private static void WriteAny(Draft draft)
    {
        var limit = draft.Pick<int>([0x80, 0x800, 0x10000, 0x110000]);
        var scalar = 0x7f + draft.Below(limit - 0x7f);
        var rune = new Rune(Rune.IsValid(scalar) ? scalar : 0x7f);
        if (draft.Chance(0.5))
        {
            draft.Write(rune.ToString());
            return;
        }

        foreach (var unit in rune.ToString())
        {
            draft.Write(@"\u" + ((int)unit).ToString(draft.Chance(0.5) ? "x4" : "X4", CultureInfo.InvariantCulture));
        }
    }
}
