using System.Diagnostics;
using System.Text;
using System.Text.Json;
using WriteBackLambdas.Emulator.Lambda;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>Calls Lambda functions in batches, as Redshift does for external functions.</summary>
internal sealed class ExternalCaller(LambdaFunctions functions, IamRoles roles, ActivityLog log)
{
    /// <summary>One answer for each row, in order.</summary>
    public async Task<IReadOnlyList<string?>> CallAsync(
        string registration, IReadOnlyList<string> rows, string user, long queryId, CancellationToken cancellationToken)
    {
        var function = JsonSerializer.Deserialize(registration, ExternalFunctionJson.Default.ExternalFunction)!;
        roles.Check(function.Role, user);
        var answers = new List<string?>(rows.Count);
        foreach (var batch in ExternalRequest.Batches(function, rows, user, queryId))
        {
            var started = Stopwatch.GetTimestamp();
            string? error = null;
            try
            {
                answers.AddRange(await CallAsync(function, batch, cancellationToken));
            }
            catch (RedshiftException exception)
            {
                error = exception.Message;
                throw;
            }
            finally
            {
                log.Add(ActivityKind.LambdaBatch, function.Name, user, batch.Rows, Stopwatch.GetElapsedTime(started), error);
            }
        }

        return answers;
    }

    private async Task<IReadOnlyList<string?>> CallAsync(
        ExternalFunction function, ExternalRequest batch, CancellationToken cancellationToken)
    {
        LambdaOutcome outcome;
        try
        {
            outcome = await functions.InvokeAsync(function.Lambda, batch.Payload, cancellationToken);
        }
        catch (AwsException exception)
        {
            throw new RedshiftException(
                $"Invalid External Function: {function.Name} cannot call {function.Lambda}: {exception.Message}", exception);
        }

        return outcome.IsFunctionError
            ? throw new RedshiftException(
                $"Invalid External Function Response: {function.Name}: {Encoding.UTF8.GetString(outcome.Payload.Span)}")
            : ExternalReply.Read(function, outcome.Payload, batch.Rows);
    }
}
