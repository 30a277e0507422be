using WriteBackLambdas.Signing;

namespace WriteBackLambdas.DigestFunction;

/// <summary>
/// Signs a small batch with a key of its own, so that the JIT compiler compiles the vector code, which depends on the processor, before a
/// dashboard waits for its first batch.
/// </summary>
internal static class WarmUp
{
    public static void Run()
    {
        using var key = new SigningKey(new byte[SigningKey.MinBytes]);
        using var input = new MemoryStream(
            """{"num_records":5,"arguments":[["a","\u00e9\n",null],["é",1,true],"a",null,[null]],"x":0}"""u8.ToArray());
        using var payload = Payload.ReadAsync(input).AsTask().GetAwaiter().GetResult();
        using var reply = BatchDigester.Digest(payload, key);
        reply.ToStream().Dispose();
    }
}
