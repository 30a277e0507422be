using System.Text.Json;
using System.Text.Unicode;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.DigestFunction;

/// <summary>
/// Signs Redshift's request to a scalar Lambda UDF: JSON whose <c>arguments</c> has one element for each row. Reads it once, and allocates
/// nothing for a row.
/// </summary>
internal static class BatchDigester
{
    /// <exception cref="InvalidBatchException">The payload is not such a request, or a row cannot be signed.</exception>
    public static RedshiftReply Digest(Payload payload, SigningKey key)
    {
        var reply = new RedshiftReply(payload.Length);
        try
        {
            if (TryDigest(payload, key, reply))
            {
                return reply;
            }
        }
        catch (JsonException)
        {
        }

        // Something is wrong. Finding out what takes a second, slower reading.
        reply.Dispose();
        throw Refusal.Of(payload.Bytes);
    }

    private static bool TryDigest(Payload payload, SigningKey key, RedshiftReply reply)
    {
        var reader = new Utf8JsonReader(payload.Bytes);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        var (rowsStart, rowsEnd) = (-1, -1);
        long? declaredRows = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is(MemberName.Arguments))
            {
                reader.Read();
                if (rowsStart >= 0 || reader.TokenType != JsonTokenType.StartArray)
                {
                    return false;
                }

                rowsStart = (int)reader.BytesConsumed;
                if (!TryDigestRows(payload, ref reader, key, reply, out rowsEnd))
                {
                    return false;
                }
            }
            else if (reader.Is(MemberName.RecordCount))
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var count))
                {
                    return false;
                }

                declaredRows = count;
            }
            else
            {
                reader.Skip();
            }
        }

        // The reader does not decode the strings that it skips; those of the rows are checked where they are read.
        return !reader.Read() && rowsStart >= 0 && (declaredRows is null || declaredRows == reply.Rows)
            && Utf8.IsValid(payload.Bytes[..rowsStart]) && Utf8.IsValid(payload.Bytes[rowsEnd..]);
    }

    /// <summary>Adds the digests of the rows in the array at the reader's token, and moves the reader to the array's end.</summary>
    private static bool TryDigestRows(Payload payload, ref Utf8JsonReader reader, SigningKey key, RedshiftReply reply, out int end)
    {
        end = 0;
        using var messages = new MessageBatch();
        var inArray = reader.CurrentState;
        var rows = new RowReader(payload.Padded, payload.Length, (int)reader.BytesConsumed, inArray);
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

                    // The reader continues at the closing bracket, as if the array were empty.
                    end = rows.Position;
                    reader = new Utf8JsonReader(payload.Bytes[end..], isFinalBlock: true, inArray);
                    reader.Read();
                    return true;
                default:
                    return false;
            }
        }
    }
}
