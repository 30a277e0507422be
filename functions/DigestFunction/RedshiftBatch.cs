using System.Text.Json;

namespace WriteBackLambdas.DigestFunction;

/// <summary>Redshift's request to a scalar Lambda UDF: up to 5 MB of JSON whose <c>arguments</c> hold one element a row, each an array, a scalar or null.</summary>
internal readonly ref struct RedshiftBatch
{
    private RedshiftBatch(Utf8JsonReader rows, long? declaredRows)
    {
        Rows = rows;
        DeclaredRows = declaredRows;
    }

    /// <summary>A reader at the start of <c>arguments</c>, over JSON that has been read to its end once and is well-formed.</summary>
    public Utf8JsonReader Rows { get; }

    /// <summary>What <c>num_records</c> says; null when the request does not say.</summary>
    public long? DeclaredRows { get; }

    /// <exception cref="InvalidBatchException">The payload is not such a request.</exception>
    public static RedshiftBatch Read(ReadOnlySpan<byte> payload)
    {
        try
        {
            var reader = new Utf8JsonReader(payload);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new InvalidBatchException("The request is not a JSON object; Redshift sends one with \"num_records\" and \"arguments\".");
            }

            Utf8JsonReader rows = default;
            var hasRows = false;
            long? declaredRows = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isRows = reader.ValueTextEquals("arguments"u8);
                var isCount = reader.ValueTextEquals("num_records"u8);
                reader.Read();
                if (isRows)
                {
                    hasRows = reader.TokenType == JsonTokenType.StartArray
                        ? true
                        : throw new InvalidBatchException("\"arguments\" is not an array; it has one element a row.");
                    rows = reader;
                }
                else if (isCount)
                {
                    declaredRows = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var count)
                        ? count
                        : throw new InvalidBatchException("\"num_records\" is not a whole number.");
                }

                reader.Skip();
            }

            reader.Read();
            return hasRows
                ? new RedshiftBatch(rows, declaredRows)
                : throw new InvalidBatchException("The request has no \"arguments\"; call the function from SQL, with at least one argument.");
        }
        catch (JsonException e)
        {
            throw new InvalidBatchException($"The request is not valid JSON, at byte {e.BytePositionInLine + 1} of line {e.LineNumber + 1}.", e);
        }
    }
}
