using System.Text;

namespace WriteBackLambdas.DigestFunction.Tests;

/// <summary>Requests with the given rows.</summary>
internal static class Batch
{
    public static byte[] Of(IEnumerable<string> rows, string between = ",", string tail = "]}") =>
        Encoding.UTF8.GetBytes($"{{\"arguments\":[{string.Join(between, rows)}{tail}");
}
