using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace WriteBackLambdas.Signing.Tests;

/// <summary>Messages as their bytes: into a batch, and out of it.</summary>
internal static class Messages
{
    public static string Text(this RowMessage message) => Encoding.UTF8.GetString(message.Bytes);

    /// <summary>The bytes of the only row, as the batch has them.</summary>
    public static byte[] Read(byte[] row)
    {
        using var batch = new MessageBatch();
        var rows = Rows.Reader([.. "["u8, .. row, .. "]"u8]);
        Assert.Equal(RowKind.Message, rows.Read(batch));
        var message = batch.Last(0);
        Assert.Equal(RowKind.End, rows.Read(batch));
        return message;
    }

    public static string Read(string row) => Encoding.ASCII.GetString(Read(Encoding.UTF8.GetBytes(row)));

    /// <summary>The message that starts there and is the batch's last one. Its padding goes: no JSON text has a zero byte.</summary>
    public static byte[] Last(this MessageBatch batch, int start) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref batch.ArenaFor(0, 0), start), batch.Start - start).TrimEnd((byte)0).ToArray();

    /// <summary>Puts a message into the arena as a reader would.</summary>
    public static void Put(this MessageBatch batch, ReadOnlySpan<byte> message)
    {
        var start = batch.Start;
        message.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref batch.ArenaFor(start, message.Length), start), message.Length));
        batch.Add(start + message.Length);
    }

    /// <summary>Leaves old bytes in all of the arena, as far as a batch that was used before may have.</summary>
    public static void Soil(this MessageBatch batch)
    {
        const int length = 60_000;
        MemoryMarshal.CreateSpan(ref batch.ArenaFor(0, length), length).Fill(0xA5);
    }
}
