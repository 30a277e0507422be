using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using WriteBackLambdas.Signing;
using WriteBackLambdas.Signing.Lanes;
using WriteBackLambdas.Support.Plain;

namespace WriteBackLambdas.Benchmarks;

/// <summary>The ways to do some work that take turns. Each does it once and returns the seconds for each row or message.</summary>
internal static class Sides
{
    /// <summary>The digest function's handler, stream in and stream out.</summary>
    public static Func<double> Handler(KeyedFunction function, Batch batch) => () =>
    {
        using var input = new MemoryStream(batch.Json);
        var context = new LambdaContext();
        var start = Stopwatch.GetTimestamp();
        using var answer = function.Handle(input, context);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        // A failure would be fast.
        return answer.Length > batch.Rows * 69L ? seconds / batch.Rows : throw new InvalidOperationException("The batch was refused.");
    };

    /// <summary>The handler written the straightforward way in C#.</summary>
    public static Func<double> Plain(Batch batch, SigningKey key) => Timed(batch.Rows, () => PlainHandler.Answer(batch.Json, key));

    /// <summary>Utf8JsonReader over the batch and nothing else: what every handler built on it costs.</summary>
    public static Func<double> Scan(Batch batch) => Timed(batch.Rows, () =>
    {
        var reader = new Utf8JsonReader(batch.Json);
        while (reader.Read())
        {
        }
    });

    /// <summary>A copy of the batch's bytes: the least that reading a stream costs.</summary>
    public static Func<double> Copy(Batch batch)
    {
        var copy = new byte[batch.Json.Length];
        return Timed(batch.Rows, () => batch.Json.AsSpan().CopyTo(copy));
    }

    /// <summary>Blake2Fast with the key, one message at a time.</summary>
    public static Func<double> Blake2Fast(int length, SigningKey key)
    {
        var (message, digest, digester) = (new byte[length], new byte[Digest.ByteLength], new Digester(key));
        return Timed(MessageBatch.MaxMessages, () =>
        {
            for (var i = 0; i < MessageBatch.MaxMessages; i++)
            {
                digester.Write(message, digest);
            }
        });
    }

    /// <summary>A full batch of messages of one length, hashed in lanes. Adding them to the batch is not measured.</summary>
    public static Func<double> Lanes<TLanes>(MessageBatch messages, int length, SigningKey key)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var message = new byte[length];
        return () =>
        {
            var count = 0;
            for (; !messages.IsFull; count++)
            {
                ref var place = ref Unsafe.Add(ref messages.ArenaFor(messages.Start, length), messages.Start);
                message.CopyTo(MemoryMarshal.CreateSpan(ref place, length));
                messages.Add(messages.Start + length);
            }

            var start = Stopwatch.GetTimestamp();
            messages.Sign<TLanes>(key);
            return Stopwatch.GetElapsedTime(start).TotalSeconds / count;
        };
    }

    private static Func<double> Timed(int count, Action work) => () =>
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / count;
    };
}
