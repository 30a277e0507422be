using System.Text;

namespace WriteBackLambdas.Benchmarks;

/// <summary>A batch as Redshift sends it.</summary>
internal sealed record Batch(string Name, byte[] Json, int Rows)
{
    /// <param name="row">The JSON of the i-th row.</param>
    public static Batch OfRows(string name, int count, Func<int, string> row) => Of(name, Enumerable.Range(0, count).Select(row));

    /// <summary>As many rows as fit into so many bytes.</summary>
    public static Batch OfBytes(string name, int bytes, Func<int, string> row)
    {
        var left = bytes;
        bool Fits(string json) => (left -= Encoding.UTF8.GetByteCount(json) + 1) > 0;
        return Of(name, Enumerable.Range(0, int.MaxValue).Select(row).TakeWhile(Fits));
    }

    private static Batch Of(string name, IEnumerable<string> rows)
    {
        var json = rows.ToArray();
        var text = $$"""{"num_records":{{json.Length}},"arguments":[{{string.Join(',', json)}}]}""";
        return new Batch(name, Encoding.UTF8.GetBytes(text), json.Length);
    }
}
