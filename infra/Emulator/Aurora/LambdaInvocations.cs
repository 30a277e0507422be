using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using WriteBackLambdas.Emulator.Lambda;

namespace WriteBackLambdas.Emulator.Aurora;

/// <summary>Invokes Lambda functions for the extension aws_lambda: extension/aws_lambda--1.0.sql says how.</summary>
/// <param name="database">The database as its superuser.</param>
/// <param name="functions">The functions that can be invoked.</param>
/// <param name="log">Gets an activity for each invocation.</param>
internal sealed class LambdaInvocations(NpgsqlDataSource database, LambdaFunctions functions, ActivityLog log)
{
    private const string InvocationState = "AWSLB";

    /// <summary>Answers what a user's connection invokes.</summary>
    public void Attach(NpgsqlConnection connection, string user) => connection.Notice += (_, args) =>
    {
        if (args.Notice is { SqlState: InvocationState, Detail: { } function, Hint: { } id } notice
            && Guid.TryParse(id, out var invocation))
        {
            _ = Task.Run(() => AnswerAsync(invocation, function, notice.MessageText, user));
        }
    };

    private async Task AnswerAsync(Guid invocation, string function, string payload, string user)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await InvokeAsync(function, payload);
        log.Add(ActivityKind.LambdaBatch, function, user, Rows(payload), Stopwatch.GetElapsedTime(started), answer.Detail);
        try
        {
            await using var command = database.CreateCommand(
                """
                WITH old AS (DELETE FROM aws_lambda.answer WHERE answered_at < CURRENT_TIMESTAMP - INTERVAL '2 minutes')
                INSERT INTO aws_lambda.answer (id, payload, error, detail) VALUES ($1, $2, $3, $4)
                """);
            foreach (var value in (object?[])[invocation, answer.Payload, answer.Error, answer.Detail])
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            }

            await command.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            // The server has stopped, and the statement with it.
        }
    }

    private async Task<(string? Payload, string? Error, string? Detail)> InvokeAsync(string function, string payload)
    {
        try
        {
            var outcome = await functions.InvokeAsync(function, Encoding.UTF8.GetBytes(payload), CancellationToken.None);
            var answer = Encoding.UTF8.GetString(outcome.Payload.Span);
            return outcome.IsFunctionError
                ? (null, "lambda invocation failed", $"\"{function}\" returned error \"Unhandled\", details: \"{answer}\".")
                : (answer, null, null);
        }
        catch (AwsException exception)
        {
            return (null, "invoke API failed", $"AWS Lambda client returned '{exception.Message}'.");
        }
    }

    private static long Rows(string payload) => JsonNode.Parse(payload)?["num_records"]?.GetValue<long>() ?? -1;
}
