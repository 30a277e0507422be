using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>A request of the Data API while it runs and afterwards.</summary>
internal sealed class Statement(StatementRequest request, DatabaseLogin login, DataSession? session, TimeProvider time)
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private State _state = All(request, StatementStatus.Submitted, error: null) with { Updated = time.GetUtcNow() };

    public string Id { get; } = Guid.NewGuid().ToString();

    public StatementRequest Request { get; } = request;

    public string User { get; } = login.User;

    public string? SessionId => session?.Id;

    public DateTimeOffset Created { get; } = time.GetUtcNow();

    public State Now => Volatile.Read(ref _state);

    public bool IsOver => _end.Task.IsCompleted;

    /// <summary>Begins to run in the background; throws when the database is down before the service would have answered.</summary>
    public async Task StartAsync(RedshiftDatabase database)
    {
        Set(Now with { Status = StatementStatus.Picked });
        var opening = session?.ConnectAsync(database) ?? database.OpenAsync(login, CancellationToken.None);
        _ = RunAsync(opening);
        await Task.WhenAny(opening, Task.Delay(TimeSpan.FromSeconds(1), time));
        if (opening.Exception?.InnerException is DatabaseUnavailableException exception)
        {
            throw new AwsException("DatabaseConnectionException", 500, exception.Message);
        }
    }

    /// <summary>Waits for the end, but no longer than this; not at all without a number.</summary>
    public Task WaitAsync(int? seconds, CancellationToken cancellationToken) => seconds is { } limit
        ? Task.WhenAny(_end.Task, Task.Delay(TimeSpan.FromSeconds(limit), time, cancellationToken))
        : Task.CompletedTask;

    private async Task RunAsync(Task<RedshiftSession> opening)
    {
        var end = await RunToEndAsync(opening);
        // Free before anybody sees the end, and uses it again.
        await ReleaseAsync(opening);
        Set(end);
        _end.SetResult();
    }

    private async Task<State> RunToEndAsync(Task<RedshiftSession> opening)
    {
        try
        {
            var connection = await opening;
            if (Request.Database != RedshiftDatabase.Name)
            {
                throw new RedshiftException($"database \"{Request.Database}\" does not exist");
            }

            Set(Now with { Status = StatementStatus.Started });
            return After(await connection.RunAsync(Request.Statements, Request.Parameters, CancellationToken.None));
        }
#pragma warning disable CA1031 // Nothing awaits a statement: however it fails, that is its status.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return All(Request, StatementStatus.Failed, $"FATAL: {exception.Message}");
        }
    }

    private async Task ReleaseAsync(Task<RedshiftSession> opening)
    {
        if (session is not null)
        {
            await session.ReleaseAsync();
        }
        else if (opening.IsCompletedSuccessfully)
        {
            await (await opening).DisposeAsync();
        }
    }

    private State After(TransactionResult transaction)
    {
        var statements = Request.Statements.Select((sql, i) =>
            i == transaction.Failure?.Index ? new SubStatement(sql, StatementStatus.Failed, transaction.Failure.Message, null)
            : i < transaction.Statements.Count ? new SubStatement(sql, StatementStatus.Finished, null, transaction.Statements[i])
            : new SubStatement(sql, StatementStatus.Aborted, null, null));
        var error = transaction.Failure is not { } failure ? null
            : Request.IsBatch ? $"Query #{failure.Index + 1} failed with {failure.Message}"
            : failure.Message;
        return new State(error is null ? StatementStatus.Finished : StatementStatus.Failed, error, [.. statements]);
    }

    private static State All(StatementRequest request, StatementStatus status, string? error) =>
        new(status, error, [.. request.Statements.Select(sql => new SubStatement(sql, status, error, null))]);

    private void Set(State state) => Volatile.Write(ref _state, state with { Updated = time.GetUtcNow() });

    public sealed record State(StatementStatus Status, string? Error, IReadOnlyList<SubStatement> Statements)
    {
        public DateTimeOffset Updated { get; init; }

        public bool HasResultSet =>
            Status == StatementStatus.Finished && Statements.Any(static statement => statement.Result!.HasResultSet);
    }
}

internal enum StatementStatus
{
    Submitted,
    Picked,
    Started,
    Finished,
    Failed,
    Aborted,
}

/// <summary>One SQL statement of a request: its text, and how it ended.</summary>
internal sealed record SubStatement(string Sql, StatementStatus Status, string? Error, StatementResult? Result);
