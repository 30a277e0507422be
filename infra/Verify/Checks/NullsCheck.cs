using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>NULL, an empty text, and a value are three different things, and a row of nothing has no digest.</summary>
internal sealed class NullsCheck : ICheck
{
    public string Question => "Are NULLs signed as NULLs?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var row = Signer.Arguments(deployment, await Signer.LinkAsync(deployment, cancellationToken));
        Dictionary<string, string> parameters = [];
        string[] calls =
        [
            Signer.Call(deployment, row.Select(_ => (string?)null), parameters, "n"),
            Signer.Call(deployment, row, parameters, "v"),
            Signer.Call(deployment, [.. row.SkipLast(1), null], parameters, "w"),
            Signer.Call(deployment, [.. row.SkipLast(1), ""], parameters, "e"),
        ];
        try
        {
            var digests = (await deployment.Warehouse.QueryAsync(
                $"SELECT {string.Join(", ", calls)}", parameters, cancellationToken))[0];
            return digests[0] is not null
                ? CheckResult.Wrong("A row of NULLs has a digest", "Deploy the digest function again.")
                : digests.Skip(1).Distinct().Count(digest => Digest.TryParse(digest, out _)) == 3
                    ? CheckResult.Right("They are, and a row of NULLs has no digest")
                    : CheckResult.Wrong(
                        "A value, NULL, and an empty text do not have three digests", "Deploy the digest function again.");
        }
        catch (StatementException exception)
        {
            return CheckResult.Failed(exception, SigningCheck.Advice);
        }
    }
}
