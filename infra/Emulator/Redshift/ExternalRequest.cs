using System.Buffers;
using System.Text;
using System.Text.Json;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>One batch of rows as Redshift sends them to a Lambda function.</summary>
internal sealed record ExternalRequest(int Rows, ReadOnlyMemory<byte> Payload)
{
    public static IEnumerable<ExternalRequest> Batches(ExternalFunction function, IReadOnlyList<string> rows, string user, long queryId)
    {
        // The number of rows may be written with more digits than here.
        var envelope = Create(function, [], user, queryId).Payload.Length + 9;
        var batch = new List<string>();
        var size = envelope;
        foreach (var row in rows)
        {
            var bytes = Encoding.UTF8.GetByteCount(row) + 1;
            if (batch.Count > 0 && (batch.Count == function.MaxBatchRows || size + bytes > function.MaxBatchSize))
            {
                yield return Create(function, batch, user, queryId);
                batch.Clear();
                size = envelope;
            }

            batch.Add(row);
            size += bytes;
        }

        yield return Create(function, batch, user, queryId);
    }

    private static ExternalRequest Create(ExternalFunction function, List<string> rows, string user, long queryId)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("request_id", Guid.NewGuid());
        writer.WriteString("cluster", "arn:aws:redshift:us-east-1:123456789012:cluster:local");
        writer.WriteString("user", user);
        writer.WriteString("database", RedshiftDatabase.Name);
        writer.WriteString("external_function", function.Name);
        writer.WriteNumber("query_id", queryId);
        writer.WriteNumber("num_records", rows.Count);
        writer.WriteStartArray("arguments");
        foreach (var row in rows)
        {
            // PostgreSQL wrote it.
            writer.WriteRawValue(row, skipInputValidation: true);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return new ExternalRequest(rows.Count, buffer.WrittenMemory);
    }
}
