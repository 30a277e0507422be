using System.Text;
using System.Text.Json;
using WriteBackLambdas.Support.Plain;

namespace WriteBackLambdas.Signing.Tests;

/// <summary>Generated payloads, whole and broken, read as the straightforward reader reads them: the same rows, and refused at the same one.</summary>
public static class RowReaderOracleTests
{
    private static readonly string[] Pieces =
    [
        "a", "plain text ", "the quick brown fox jumps over the lazy dog, twice: ", "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\\u001F", "\\ud83d\\ude00",
        "é", "€", "😀", "\u007f", "\u0080", "\u2028", "\uffff", "'", ",", "[", "]", "null", "{", ": ",
    ];

    private static readonly string[] Literals = ["null", "null", "true", "false", "0", "-0", "7", "12345678901234567890", "1.5", "-2E-7"];

    private static readonly string[] Spaces = ["", "", "", "", " ", "\n", "\t ", "\r\n    "];

    // What breaks a payload: JSON's own marks, halves of pairs and of characters.
    private static readonly byte[] Marks = [.. "\"\\[]{},: \n\tu0dDn1-.e/tf"u8, 0x00, 0x1f, 0x7f, 0x80, 0xa9, 0xc3, 0xed, 0xf0, 0xff];

    [Fact]
    public static void Whole_payloads_have_the_same_rows()
    {
        var dice = new Dice(7693);
        for (var i = 0; i < 4000; i++)
        {
            var payload = Payload(dice);
            var expected = Plain(payload);
            Assert.Equal("End", expected[^1]);
            Same(expected, payload);
        }
    }

    [Fact]
    public static void Broken_payloads_are_refused_at_the_same_row_or_have_the_same_rows()
    {
        var dice = new Dice(2693);
        var refused = 0;
        const int count = 20_000;
        for (var i = 0; i < count; i++)
        {
            var payload = Break(Payload(dice), dice);
            var expected = Plain(payload);
            refused += expected[^1] == "Refused" ? 1 : 0;
            Same(expected, payload);
        }

        Assert.InRange(refused, count / 4, count * 3 / 4);
    }

    private static void Same(List<string> expected, byte[] payload)
    {
        var read = Rows.Read(payload, "\"]]\"]]"u8);
        if (!expected.SequenceEqual(read))
        {
            Assert.Fail($"{Convert.ToHexString(payload)} {Encoding.UTF8.GetString(payload)}\nexpected {string.Join('|', expected)}\nread {string.Join('|', read)}");
        }
    }

    private static List<string> Plain(byte[] payload)
    {
        var message = new PlainRowMessage();
        List<string> rows = [];
        try
        {
            var json = new Utf8JsonReader(payload);
            json.Read();
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                rows.Add(message.Read(ref json) ? Encoding.ASCII.GetString(message.Bytes) : "Null");
            }

            rows.Add("End");
        }
        catch (Exception e) when (e is JsonException or PlainRowMessage.UnsignableRowException)
        {
            rows.Add("Refused");
        }

        return rows;
    }

    private static byte[] Payload(Dice dice)
    {
        var rows = Enumerable.Range(0, dice.Below(6)).Select(_ => dice.Below(5) == 0 ? Argument(dice) : Array(dice, Argument));
        return Encoding.UTF8.GetBytes($"[{string.Join(',', rows)}{Space(dice)}]");
    }

    private static string Array(Dice dice, Func<Dice, string> element) =>
        $"{Space(dice)}[{string.Join(',', Enumerable.Range(0, dice.Below(7)).Select(_ => element(dice)))}{Space(dice)}]{Space(dice)}";

    private static string Argument(Dice dice) => $"{Space(dice)}{(dice.Below(3) == 0 ? One(Literals, dice) : Text(dice))}{Space(dice)}";

    private static string Text(Dice dice) => $"\"{string.Concat(Enumerable.Range(0, dice.Below(9)).Select(_ => One(Pieces, dice)))}\"";

    private static string Space(Dice dice) => One(Spaces, dice);

    private static string One(string[] choices, Dice dice) => choices[dice.Below(choices.Length)];

    /// <summary>One byte changed, put in or taken away behind the opening bracket; the bracket itself stays.</summary>
    private static byte[] Break(byte[] payload, Dice dice)
    {
        var at = 1 + dice.Below(payload.Length - 1);
        var mark = Marks[dice.Below(Marks.Length)];
        return dice.Below(4) switch
        {
            0 => [.. payload[..at], mark, .. payload[at..]],
            1 => [.. payload[..at], .. payload[(at + 1)..]],
            2 => payload[..at],
            _ => [.. payload[..at], mark, .. payload[(at + 1)..]],
        };
    }
}
