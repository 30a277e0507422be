using System.Text.Json;

namespace WriteBackLambdas.Benchmarks;

/// <summary>A batch as Redshift sends it: rows of six strings, some of them with characters beyond ASCII or that JSON escapes.</summary>
internal sealed record Payload(byte[] Json, int RowCount)
{
    public static Payload Rows(int count)
    {
        var rows = Enumerable.Range(0, count).Select(i => new[]
        {
            i % 50 == 0 ? $"Café \"Zoë\" {i}" : $"Customer {i}", "true", "Electrician", "Night", "TX", $"{1000 + i}.50",
        });
        return new Payload(JsonSerializer.SerializeToUtf8Bytes(new { num_records = count, arguments = rows }), count);
    }
}
