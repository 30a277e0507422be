using System.Collections.Concurrent;
using System.Globalization;
using WriteBackLambdas.Signing;
using WriteBackLambdas.Support.Plain;

namespace WriteBackLambdas.DigestFunction.Tests.Fuzz;

/// <summary>
/// Compares many answers with the straightforward implementation's: whether the request is refused, the row that is refused, or all bytes
/// of the answer. Shows the smallest payload whose answer differs.
/// </summary>
internal sealed class Comparison : IDisposable
{
    private readonly SigningKey _key = SigningKey.FromText(SampleEvents.Key);
    private readonly ConcurrentQueue<(string Name, byte[] Payload)> _different = new();
    private int _signed;

    public int Signed => _signed;

    /// <summary>How often each reason for a refusal occurred, by the letters of its message.</summary>
    public ConcurrentDictionary<string, int> Refused { get; } = new();

    public bool HasEnough => _different.Count >= 20;

    /// <summary>Returns whether the payload is signed.</summary>
    public bool Compare(string name, byte[] payload)
    {
        if (IsDifferent(payload, out var reason))
        {
            _different.Enqueue((name, payload));
        }

        if (reason is null)
        {
            Interlocked.Increment(ref _signed);
        }
        else
        {
            Refused.AddOrUpdate(string.Concat(reason.Where(char.IsAsciiLetter)), 1, (_, count) => count + 1);
        }

        return reason is null;
    }

    public void AssertNoneDiffer()
    {
        if (!_different.IsEmpty)
        {
            var (name, payload) = _different.MinBy(different => different.Payload.Length);
            Assert.Fail($"{name}: the answer differs for {Printable(payload)}\nShortened: {Printable(Shortened(payload))}");
        }
    }

    public void Dispose() => _key.Dispose();

    private bool IsDifferent(byte[] payload, out string? reason)
    {
        var (expected, expectedRow) = PlainHandler.Answer(payload, _key);
        Answers.Soil(payload.Length);
        try
        {
            reason = null;
            return !Answers.Of(payload, _key).AsSpan().SequenceEqual(expected);
        }
        catch (InvalidBatchException exception)
        {
            reason = exception.Message;
            var row = reason.StartsWith("Row ", StringComparison.Ordinal)
                ? long.Parse(reason[4..reason.IndexOfAny([' ', ':'], 4)], CultureInfo.InvariantCulture)
                : 0;
            return expected is not null || row != expectedRow;
        }
    }

    /// <summary>The payload without all parts that do not matter to the difference.</summary>
    private byte[] Shortened(byte[] payload)
    {
        // A longer payload would take minutes.
        const int maxLength = 20_000;
        for (var size = payload.Length > maxLength ? 0 : payload.Length / 2; size > 0; size /= 2)
        {
            for (var from = 0; from + size <= payload.Length;)
            {
                byte[] shorter = [.. payload[..from], .. payload[(from + size)..]];
                (payload, from) = IsDifferent(shorter, out _) ? (shorter, from) : (payload, from + size);
            }
        }

        return payload;
    }

    private static string Printable(byte[] payload) =>
        string.Concat(payload.Take(5_000).Select(value => value is >= (byte)' ' and <= (byte)'~' ? $"{(char)value}" : $"<{value:x2}>"));
}
