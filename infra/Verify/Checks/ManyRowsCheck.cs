using System.Diagnostics;
using System.Globalization;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>A dashboard's query signs many rows at once. These are signed for the action "verify", which no link has.</summary>
internal sealed class ManyRowsCheck : ICheck
{
    private const string Number = "number";

    public string Question => "Does one query sign 1,000 rows?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        // generate_series runs on the leader node only, where external functions do not.
        static string Digits(int factor) => string.Join(
            " UNION ALL ", Enumerable.Range(0, 10).Select(digit => $"SELECT {digit * factor}{(digit == 0 ? " AS n" : "")}"));
        Dictionary<string, string> parameters = [];
        string?[] row = [deployment.Definition.Purpose, "verify", Number, .. deployment.Quote.Values.Append(null)];
        var call = Signer.Call(deployment, row, parameters)
            .Replace($":a{Array.IndexOf(row, Number)}", "CAST(a.n + b.n + c.n AS VARCHAR(4))", StringComparison.Ordinal);
        parameters.Remove($"a{Array.IndexOf(row, Number)}");
        var started = Stopwatch.GetTimestamp();
        try
        {
            var count = (await deployment.Warehouse.QueryAsync(
                $"""
                SELECT COUNT(DISTINCT digest) FROM (
                    SELECT {call} AS digest
                    FROM ({Digits(1)}) AS a CROSS JOIN ({Digits(10)}) AS b CROSS JOIN ({Digits(100)}) AS c
                ) AS signed
                """,
                parameters,
                cancellationToken))[0][0];
            var time = Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
            return count == "1000"
                ? CheckResult.Right($"It did, in {time} s")
                : CheckResult.Wrong($"1,000 rows had {count} digests, in {time} s", SigningCheck.Advice);
        }
        catch (StatementException exception)
        {
            return CheckResult.Failed(exception, SigningCheck.Advice);
        }
    }
}
