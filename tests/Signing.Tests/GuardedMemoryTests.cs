using System.Text;
using System.Text.Json;
using WriteBackLambdas.Signing.Lanes;

namespace WriteBackLambdas.Signing.Tests;

/// <summary>Nothing is read after the payload's padding or the last message's block: one byte further would end the process.</summary>
public static class GuardedMemoryTests
{
    [Fact]
    public static void A_payload_cut_anywhere_is_read_no_further_than_its_padding()
    {
        var (text, other) = (new string('a', 100), new string('b', 40));
        var payload = Encoding.UTF8.GetBytes($"[[\"{text}\",\"é😀\\n\\ud83d\\ude00\", null,true, 1.5 ],\"{other}\" , null,\"\\u00e9\"]");
        var memory = GuardedMemory.Of(payload.Length + RowReader.Padding);
        for (var length = 1; length <= payload.Length; length++)
        {
            var padded = memory[^(length + RowReader.Padding)..];
            payload.AsSpan(0, length).CopyTo(padded);
            padded[length..].Clear();
            Assert.Equal(length == payload.Length ? RowKind.End : RowKind.Refused, LastKind(padded, length));
        }
    }

    [Fact]
    public static void A_text_of_any_length_at_the_payloads_end_is_read_no_further_than_the_padding()
    {
        var memory = GuardedMemory.Of(4096);
        for (var length = 0; length <= 260; length++)
        {
            byte[] payload = [.. "[\""u8, .. Enumerable.Repeat((byte)'a', length), .. "\"]"u8];
            for (var cut = 0; cut < 3; cut++)
            {
                var padded = memory[^(payload.Length - cut + RowReader.Padding)..];
                payload.AsSpan(0, payload.Length - cut).CopyTo(padded);
                padded[(payload.Length - cut)..].Clear();
                Assert.Equal(cut == 0 ? RowKind.End : RowKind.Refused, LastKind(padded, payload.Length - cut));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public static void The_lanes_read_no_further_than_the_last_block(int lanes)
    {
        using var key = RawMessages.Key(32);
        var messages = RawMessages.Of([1, 100, 128, 129, 200, 256, 257, 1]).Take(lanes).ToArray();

        Widths.AreHashed(lanes, key, messages, GuardedMemory.Of(Widths.BlockBytes(messages)));
    }

    private static RowKind LastKind(ReadOnlySpan<byte> padded, int length)
    {
        using var batch = new MessageBatch();
        var rows = new RowReader(padded, length, 1, InArray());
        while (true)
        {
            if (rows.Read(batch) is var kind and (RowKind.Refused or RowKind.End))
            {
                return kind;
            }
        }
    }

    private static JsonReaderState InArray()
    {
        var json = new Utf8JsonReader("["u8, isFinalBlock: false, default);
        json.Read();
        return json.CurrentState;
    }
}
