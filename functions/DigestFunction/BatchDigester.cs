using System.Text.Json;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.DigestFunction;

/// <summary>
/// Signs Redshift's request to a scalar Lambda UDF, up to 5 MB of JSON whose <c>arguments</c> hold one element a row: in one pass, in order, with nothing allocated
/// for a row.
/// </summary>
internal static class BatchDigester
{
    /// <param name="cores">How many may work on a large batch.</param>
    /// <exception cref="InvalidBatchException">The payload is not such a request, or a row cannot be signed; the message names the row.</exception>
    public static RedshiftReply Digest(Payload payload, SigningKey key, int cores)
    {
        RedshiftReply? reply = null;
        try
        {
            if (TryDigest(payload, key, cores, ref reply))
            {
                return reply!;
            }
        }
        catch (JsonException)
        {
        }

        // To know that something is wrong is enough here; to say what, the request is read again.
        reply?.Dispose();
        throw Refusal.Of(payload.Bytes);
    }

    private static bool TryDigest(Payload payload, SigningKey key, int cores, ref RedshiftReply? reply)
    {
        var reader = new Utf8JsonReader(payload.Bytes);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        long? declaredRows = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isRows = reader.Is(MemberName.Arguments);
            var isCount = reader.Is(MemberName.RecordCount);
            reader.Read();
            if (isRows)
            {
                if (reply is not null || reader.TokenType != JsonTokenType.StartArray)
                {
                    return false;
                }

                var inArray = reader.CurrentState;
                reply = RowsDigester.Digest(payload, inArray, (int)reader.BytesConsumed, key, cores, out var end);
                if (reply is null)
                {
                    return false;
                }

                // As if the array had been empty: the reader goes on at its closing bracket.
                reader = new Utf8JsonReader(payload.Bytes[end..], isFinalBlock: true, inArray);
                reader.Read();
            }
            else if (isCount)
            {
                if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var count))
                {
                    return false;
                }

                declaredRows = count;
            }

            reader.Skip();
        }

        return !reader.Read() && reply is not null && (declaredRows is null || declaredRows == reply.Rows);
    }
}
