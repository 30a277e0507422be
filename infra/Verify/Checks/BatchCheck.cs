using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>The write-back function's own two statements for a link that may not write, so that the procedure says it is expired.</summary>
internal sealed class BatchCheck : ICheck
{
    private const string Advice = "Deploy again; the procedures return one row, their INOUT arguments.";

    public string Question => "Do LOCK and CALL in one batch return one row?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        if (deployment.Parameters.External is not null)
        {
            return CheckResult.Right("Quotes are recorded in Aurora, each in one statement");
        }

        var link = await Signer.LinkAsync(deployment, cancellationToken);
        var digest = Digester.ComputeUnkeyed(link.ToMessage(deployment.Definition));
        var submission = new Submission(link, digest, deployment.Quote.Inputs, default, Intent.FindAfterWriters);
        var statement = new RedshiftStatement(deployment.Definition, submission, Guid.NewGuid().ToString());
        try
        {
            var result = await deployment.Warehouse.RunAsync(statement.Sqls, statement.Parameters, cancellationToken);
            // A procedure that somebody altered may have recorded it.
            deployment.Quote.Combinations.Add(link.Combination(deployment.Definition));
            return result switch
            {
                null or [] => CheckResult.Wrong("The CALL returned no row", Advice),
                [[_, _, _, RecordingResult.Expired, _]] => CheckResult.Right("They do, and nothing was written"),
                var rows => CheckResult.Wrong($"The CALL returned {string.Join(" | ", rows[0])}", Advice),
            };
        }
        catch (StatementException exception)
        {
            return CheckResult.Failed(exception, Advice);
        }
    }
}
