using WriteBackLambdas.Signing;

namespace WriteBackLambdas.DigestFunction;

/// <summary>
/// Signs a small batch with a key of its own: code for vectors is compiled for the processor that it meets, and the first batch of a dashboard shall not
/// wait for that.
/// </summary>
internal static class WarmUp
{
    public static void Run()
    {
        using var key = new SigningKey(new byte[SigningKey.MinBytes]);
        using var input = new MemoryStream("""{"num_records":5,"arguments":[["a","\u00e9\n",null],["é",1,true],"a",null,[null]],"x":0}"""u8.ToArray());
        using var payload = Payload.ReadAsync(input).AsTask().GetAwaiter().GetResult();
        BatchDigester.Digest(payload, key, cores: 1).ToStream().Dispose();
    }
}
