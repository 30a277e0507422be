namespace WriteBackLambdas.DigestFunction;

/// <summary>A request's bytes, at most Lambda's 6 MB.</summary>
internal static class Payload
{
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(Stream input)
    {
        var copy = new MemoryStream(input.CanSeek ? (int)(input.Length - input.Position) : 0);
        await input.CopyToAsync(copy);
        return copy.GetBuffer().AsMemory(0, (int)copy.Length);
    }
}
