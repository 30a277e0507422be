using System.Text.Json;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.DigestFunction;

/// <summary>Some rows of a request, one behind the other: those from <paramref name="start"/> up to <paramref name="stop"/>, or to the end of their array.</summary>
internal sealed class RowsPart(Payload payload, JsonReaderState inArray, int start, int stop)
{
    public int Start => start;

    /// <summary>Where reading ended: at <c>stop</c>, or at the array's closing bracket.</summary>
    public int End { get; private set; }

    /// <summary>Null until <see cref="Digest"/>, and when a row cannot be signed or goes on behind <c>stop</c>, or the answer would grow too long.</summary>
    public RedshiftReply? Reply { get; private set; }

    public void Digest(SigningKey key)
    {
        var reply = new RedshiftReply(Math.Min(stop, payload.Length) - start);
        if (TryDigest(key, reply))
        {
            Reply = reply;
        }
        else
        {
            reply.Dispose();
        }
    }

    private bool TryDigest(SigningKey key, RedshiftReply reply)
    {
        using var messages = new MessageBatch();
        var rows = new RowReader(payload.Padded, payload.Length, start, inArray, stop);
        while (true)
        {
            switch (rows.Read(messages))
            {
                case RowKind.Message when reply.TryAddDigest():
                    if (messages.IsFull)
                    {
                        reply.Fill(messages.Sign(key));
                    }

                    break;
                case RowKind.Null when reply.TryAddNull():
                    break;
                case RowKind.End:
                    reply.Fill(messages.Sign(key));
                    End = rows.Position;
                    return true;
                default:
                    return false;
            }
        }
    }
}
