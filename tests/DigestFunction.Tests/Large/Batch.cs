using System.Text;

namespace WriteBackLambdas.DigestFunction.Tests.Large;

/// <summary>Requests of given rows.</summary>
internal static class Batch
{
    public const string Head = "{\"arguments\":[";

    public static byte[] Of(IEnumerable<string> rows, string between = ",", string tail = "]}") =>
        Encoding.UTF8.GetBytes($"{Head}{string.Join(between, rows)}{tail}");

    /// <summary>So many rows of about so many bytes, no two the same.</summary>
    public static IEnumerable<string> Rows(int count, int bytes) => Enumerable.Range(0, count).Select(row => $"[\"{new string('a', bytes)}\",{row}]");
}
