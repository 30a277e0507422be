using System.Text.Json;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.DigestFunction;

/// <summary>Signs a batch row by row, in order; nothing is allocated for a row.</summary>
internal sealed class BatchDigester(SigningKey key)
{
    private readonly Digester _digester = new(key);
    private readonly RowMessage _message = new();

    /// <exception cref="InvalidBatchException">A row cannot be signed, or there are not as many as the request says; the message names the row.</exception>
    public RedshiftReply Digest(RedshiftBatch batch)
    {
        var reply = new RedshiftReply();
        var reader = batch.Rows;
        Span<byte> digest = stackalloc byte[Signing.Digest.ByteLength];
        var row = 0L;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            row++;
            if (Read(ref reader, row))
            {
                _digester.Write(_message.Bytes, digest);
                reply.AddDigest(digest);
            }
            else
            {
                reply.AddNull();
            }
        }

        return batch.DeclaredRows is null || batch.DeclaredRows == row
            ? reply
            : throw new InvalidBatchException($"\"num_records\" says {batch.DeclaredRows} and \"arguments\" has {row} rows; they must agree.");
    }

    private bool Read(ref Utf8JsonReader reader, long row)
    {
        try
        {
            return _message.Read(ref reader);
        }
        catch (UnsignableRowException e)
        {
            throw new InvalidBatchException($"Row {row}: {e.Message}.", e);
        }
    }
}
