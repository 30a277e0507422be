using System.Text.Json;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.DigestFunction.Tests.Large;

/// <summary>How a batch is read by several cores: what <see cref="RowsDigester"/> does inside, step by step.</summary>
internal static class Parts
{
    /// <summary>Where each part starts that <paramref name="cores"/> get of a request that starts with its rows.</summary>
    public static IReadOnlyList<int> Starts(byte[] request, int cores) => Use(request, cores, parts => parts.Select(part => part.Start).ToArray());

    /// <summary>What comes of each part: when one is not signed, or ends elsewhere than the next starts, all is read again by one core.</summary>
    public static IReadOnlyList<(int Start, int End, bool IsSigned)> Read(byte[] request, int cores) => Use(request, cores, parts =>
    {
        using var key = SigningKey.FromText(SampleEvents.Key);
        return parts.Select(part =>
        {
            part.Digest(key);
            part.Reply?.Dispose();
            return (part.Start, part.End, part.Reply is not null);
        }).ToArray();
    });

    /// <summary>Whether no core has to read all again.</summary>
    public static bool Fit(byte[] request, int cores)
    {
        var parts = Read(request, cores);
        return parts.All(part => part.IsSigned) && parts.Zip(parts.Skip(1)).All(pair => pair.First.End == pair.Second.Start);
    }

    private static T Use<T>(byte[] request, int cores, Func<RowsPart[], T> use)
    {
        using var payload = Answers.Read(request);
        var reader = new Utf8JsonReader(payload.Bytes);
        while (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Read();
        }

        return use(RowsDigester.Split(payload, reader.CurrentState, (int)reader.BytesConsumed, cores));
    }
}
