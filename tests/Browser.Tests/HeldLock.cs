using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>A transaction that holds the history's lock until it is disposed of.</summary>
internal sealed class HeldLock : IAsyncDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly RedshiftDatabase _database;
    private readonly Task _holding;
    private bool _released;

    private HeldLock(RedshiftDatabase database)
    {
        _database = database;
        _holding = RunAsync("LOCK public.tbquote_lock", "SELECT pg_sleep(600)");
    }

    public static HeldLock Take(RedshiftDatabase database) => new(database);

    /// <summary>Ends when the lock is held.</summary>
    public async Task TakenAsync()
    {
        const string Held =
            """
            SELECT COUNT(*) FROM pg_locks
            WHERE granted AND mode = 'AccessExclusiveLock' AND relation = CAST('public.tbquote_lock' AS regclass)
            """;
        while (true)
        {
            var result = await _database.RunAsync(RedshiftDatabase.Admin, [Held], new Dictionary<string, string>(), CancellationToken.None);
            Assert.Null(result.Failure);
            if (result.Statements[0].Rows[0][0] is not 0L)
            {
                return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_released)
        {
            return;
        }

        _released = true;
        await _cancellation.CancelAsync();
        await _holding;
        _cancellation.Dispose();
    }

    private async Task RunAsync(params string[] statements)
    {
        try
        {
            await _database.RunAsync(RedshiftDatabase.Admin, statements, new Dictionary<string, string>(), _cancellation.Token);
        }
        catch (OperationCanceledException)
        {
        }
    }
}
