namespace WriteBackLambdas.DigestFunction.Tests.Fuzz;

/// <summary>Small damage to a payload.</summary>
internal static class Mutation
{
    private static readonly byte[] Telling =
        [.. "\"\"\\[]{},,:: \n\t01.eE+-nulltruefalse/*u"u8, 0, 0x1f, 0x7f, 0x80, 0xbf, 0xc3, 0xed, 0xf4, 0xff];

    public static byte[] Of(Draft draft, byte[] payload)
    {
        var mutated = payload;
        do
        {
            var (from, to) = Range(draft, mutated.Length);
            mutated = draft.Below(8) switch
            {
                0 => [.. mutated[..from], .. mutated[to..]],
                1 => [.. mutated[..from], TellingByte(draft), .. mutated[from..]],
                2 => [.. mutated[..from], TellingByte(draft), .. mutated[Math.Min(from + 1, mutated.Length)..]],
                3 => [.. mutated[..from], (byte)draft.Below(256), .. mutated[Math.Min(from + 1, mutated.Length)..]],
                4 => [.. mutated[..to], .. mutated[from..]],
                5 => Swapped(draft, mutated, from, to),
                6 => mutated[..from],
                _ => [.. mutated[..from], .. mutated[Math.Min(from + 1, mutated.Length)..]],
            };
        }
        while (draft.Chance(0.2));
        return mutated;
    }

    /// <summary>Bytes that are not damaged JSON but noise.</summary>
    public static byte[] Noise(Draft draft)
    {
        var isTelling = draft.Chance(0.7);
        var prefix = draft.Pick<string>(["", "{", "{\"arguments\":[", "{\"arguments\":[[", "{\"arguments\":[[\""]);
        return
        [
            .. System.Text.Encoding.UTF8.GetBytes(prefix),
            .. Enumerable.Range(0, draft.Below(40)).Select(_ => isTelling ? TellingByte(draft) : (byte)draft.Below(256)),
        ];
    }

    private static byte TellingByte(Draft draft) => draft.Pick<byte>(Telling);

    private static (int From, int To) Range(Draft draft, int length)
    {
        var from = draft.Below(length + 1);
        return (from, Math.Min(length, from + 1 + (draft.Chance(0.5) ? draft.Below(4) : draft.Below(40))));
    }

    /// <summary>Swaps two adjacent ranges.</summary>
    private static byte[] Swapped(Draft draft, byte[] payload, int from, int to)
    {
        var middle = from + draft.Below(to - from + 1);
        return [.. payload[..from], .. payload[middle..to], .. payload[from..middle], .. payload[to..]];
    }
}
