using WriteBackLambdas.Signing;

namespace WriteBackLambdas.DigestFunction.Tests.Fuzz;

/// <summary>One payload for each seed.</summary>
internal static class Payloads
{
    private const int LargeEvery = 20_000;

    public static byte[] Of(int seed)
    {
        switch (seed % 100)
        {
            case 0 when seed % LargeEvery == 0:
                // As many rows as an answer has room for, one row less, and one row more.
                return Batch.Of(Enumerable.Repeat("1", 86_941 + (seed / LargeEvery % 3)));
            case < 2:
                return Mutation.Noise(new Draft(seed, 0));
            case < 35:
                return Regular(new Draft(seed, 0));
            case < 50:
                return Regular(new Draft(seed, 0.005));
            case < 70:
                return Regular(new Draft(seed, 0.02));
            case < 78:
                return Regular(new Draft(seed, 0.1));
            default:
                var draft = new Draft(seed, 0);
                return Mutation.Of(draft, Regular(draft));
        }
    }

    /// <summary>Whether the payload must be signed.</summary>
    public static bool IsRegular(int seed) => seed % 100 is >= 2 and < 35;

    private static byte[] Regular(Draft draft)
    {
        var rows = draft.Below(5);
        if (draft.Chance(0.02))
        {
            // Up to two full batches of messages, and a few rows more.
            rows = MessageBatch.MaxMessages - 5 + draft.Below(MessageBatch.MaxMessages + 10);
        }

        Request.Write(draft, rows);
        return draft.ToArray();
    }
}
