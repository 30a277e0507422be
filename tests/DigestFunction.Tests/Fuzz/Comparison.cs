using System.Collections.Concurrent;
using System.Text;
using WriteBackLambdas.Signing;
using WriteBackLambdas.Support.Plain;

namespace WriteBackLambdas.DigestFunction.Tests.Fuzz;

/// <summary>
/// Compares many answers with the straightforward implementation's, counts them by kind, and shows the smallest payload that was answered otherwise.
/// </summary>
internal sealed class Comparison : IDisposable
{
    public const string Accepted = "success\\\":true";

    /// <summary>A part of every answer that there is.</summary>
    private static readonly string[] Kinds =
    [
        Accepted, "is not a JSON object", "The request has no", "is not an array;", "stands twice", "is not a whole number", "they must agree",
        "The request is not valid JSON", "would exceed Lambda", "is an array or an object", "is not well-formed Unicode", " is not valid JSON",
    ];

    private readonly SigningKey _key = SigningKey.FromText(SampleEvents.Key);
    private readonly int[] _counts = new int[Kinds.Length];
    private readonly ConcurrentQueue<(string Name, byte[] Payload)> _found = new();

    public int Total => _counts.Sum();

    public IReadOnlyDictionary<string, int> Counts => Kinds.Zip(_counts).ToDictionary(kind => kind.First, kind => kind.Second);

    /// <summary>Enough to show.</summary>
    public bool IsOver => _found.Count >= 20;

    /// <summary>Whether the payload was accepted.</summary>
    public bool Compare(string name, byte[] payload)
    {
        var expected = PlainHandler.Answer(payload, _key);
        if (!expected.AsSpan().SequenceEqual(Actual(payload)))
        {
            _found.Enqueue((name, payload));
        }

        var kind = Array.FindIndex(Kinds, part => expected.AsSpan(0, Math.Min(expected.Length, 300)).IndexOf(Encoding.UTF8.GetBytes(part)) >= 0);
        Interlocked.Increment(ref _counts[kind]);
        return kind == 0;
    }

    public void AssertNoneFound()
    {
        if (!_found.IsEmpty)
        {
            var (name, payload) = _found.MinBy(found => found.Payload.Length);
            var smallest = Shrunk(payload);
            Assert.Fail(
                $"""
                {name} is answered otherwise: {Printable(payload)}
                Made smaller: {Printable(smallest)}
                Expected: {Printable(PlainHandler.Answer(smallest, _key))}
                Actual:   {Printable(Actual(smallest))}
                """);
        }
    }

    public void Dispose() => _key.Dispose();

    /// <summary>What is left when no part can go without the difference going too.</summary>
    private byte[] Shrunk(byte[] payload)
    {
        // To try it with one that large would take minutes.
        const int maxLength = 20_000;
        for (var size = payload.Length > maxLength ? 0 : payload.Length / 2; size > 0; size /= 2)
        {
            for (var from = 0; from + size <= payload.Length;)
            {
                byte[] shorter = [.. payload[..from], .. payload[(from + size)..]];
                if (PlainHandler.Answer(shorter, _key).AsSpan().SequenceEqual(Actual(shorter)))
                {
                    from += size;
                }
                else
                {
                    payload = shorter;
                }
            }
        }

        return payload;
    }

    private static string Printable(byte[] payload) =>
        string.Concat(payload.Take(5_000).Select(value => value is >= (byte)' ' and <= (byte)'~' ? $"{(char)value}" : $"<{value:x2}>"));

    private byte[] Actual(byte[] payload)
    {
        Answers.Soil(payload.Length);
        try
        {
            return Answers.Of(payload, _key);
        }
#pragma warning disable CA1031 // No exception may escape the parts; one that does is a difference like any other.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Encoding.UTF8.GetBytes(e.ToString());
        }
    }
}
