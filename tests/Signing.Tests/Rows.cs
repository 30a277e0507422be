using System.Text;
using System.Text.Json;

namespace WriteBackLambdas.Signing.Tests;

/// <summary>A JSON array of rows, read as the digest function reads it.</summary>
internal static class Rows
{
    /// <summary>A reader after the opening bracket. A zero and <paramref name="beyond"/> follow the payload.</summary>
    public static RowReader Reader(byte[] payload, ReadOnlySpan<byte> beyond = default)
    {
        var padded = new byte[payload.Length + Math.Max(RowReader.Padding, beyond.Length + 1)];
        payload.CopyTo(padded, 0);
        beyond.CopyTo(padded.AsSpan(payload.Length + 1));
        var json = new Utf8JsonReader(payload, isFinalBlock: false, default);
        Assert.True(json.Read());
        Assert.Equal(JsonTokenType.StartArray, json.TokenType);
        return new RowReader(padded, payload.Length, (int)json.BytesConsumed, json.CurrentState);
    }

    /// <summary>Each row's message, or the name of its kind, up to the end or to the row that is refused.</summary>
    public static IReadOnlyList<string> Read(string payload) => Read(Encoding.UTF8.GetBytes(payload), []);

    public static IReadOnlyList<string> Read(byte[] payload, ReadOnlySpan<byte> beyond)
    {
        using var batch = new MessageBatch();
        using var key = KnownAnswers.Key("32");
        var rows = Reader(payload, beyond);
        List<string> read = [];
        while (true)
        {
            var start = batch.Start;
            var kind = rows.Read(batch);
            read.Add(kind == RowKind.Message ? Encoding.ASCII.GetString(batch.Last(start)) : kind.ToString());
            if (kind == RowKind.End)
            {
                Assert.Equal((byte)']', payload[rows.Position]);
                return read;
            }

            if (kind == RowKind.Refused)
            {
                return read;
            }

            if (batch.IsFull)
            {
                batch.Sign(key);
            }
        }
    }

    /// <summary>The message of a row.</summary>
    public static string ReadOne(string row)
    {
        var read = Read($"[{row}]");
        Assert.Equal("End", read[1]);
        return read[0];
    }

    /// <summary>Asserts that the row is refused and that the batch contains nothing of it.</summary>
    public static void Refused(byte[] row)
    {
        using var batch = new MessageBatch();
        var rows = Reader([.. "["u8, .. row, .. "]"u8]);

        Assert.Equal(RowKind.Refused, rows.Read(batch));
        Assert.Equal(0, batch.Start);
    }

    public static void Refused(string row) => Refused(Encoding.UTF8.GetBytes(row));
}
