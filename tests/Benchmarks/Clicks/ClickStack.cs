using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Aws;
using WriteBackLambdas.Emulator.Lambda;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Benchmarks.Clicks;

/// <summary>The local stack with a history of some length, and with APIs whose functions differ.</summary>
internal sealed class ClickStack : IAsyncDisposable
{
    private readonly DemoStack _stack;
    private readonly List<IAsyncDisposable> _servers = [];

    private ClickStack(DemoStack stack) => _stack = stack;

    public RedshiftDatabase Database => _stack.Database;

    /// <summary>What each statement and commit of both databases takes longer.</summary>
    public DatabaseDelays Delays
    {
        set
        {
            _stack.Database.Delays = value;
            _stack.Aurora?.Delays = value;
        }
    }

    public static async Task<ClickStack> StartAsync(QuoteStore store = QuoteStore.Redshift) => new(await DemoStack.StartAsync(
        new DemoOptions { NodeModules = Repository.NodeModules, SigningKey = KeyedFunction.Key, Store = store }, CancellationToken.None));

    /// <summary>Starts an API with as many environments of the write-back function as it gets requests at once.</summary>
    /// <param name="hasSessions">Whether the Data API opens sessions.</param>
    /// <param name="ahead">How far the functions' clock is ahead, which makes fresh links old.</param>
    public async Task<Uri> StartApiAsync(bool hasSessions = true, TimeSpan ahead = default)
    {
        var time = new ShiftedTime();
        time.Advance(ahead);
        var settings = new WriteBackSettings
        {
            Connection = _stack.Settings.Connection,
            Aurora = _stack.Settings.Aurora,
        };
        var secrets = _stack.CreateSecretsClient();
        var warehouse = hasSessions
            ? CreateDataClient()
            : _stack.CreateDataClient(DemoStack.WriteBackAccessKey, new DataApiRecorder
            {
                Refusal = static batch => batch["SessionKeepAliveSeconds"] is null ? null : "ActiveSessionsExceededException",
            });
        var aurora = _stack.CreateAuroraClient();
        WriteBackFunction.Function Create() => settings.Aurora is null
            ? new(settings, [QuoteDefinition.Embedded], secrets, warehouse, time)
            : new(settings, [QuoteDefinition.Embedded], secrets, aurora, time);
        var functions = new LambdaFunctions(new Dictionary<string, LambdaHandler>
        {
            [WriteBackFunction.Function.Name] =
                DemoFunctions.WriteBack(Create, WriteBackFunction.Function.Timeout, TextWriter.Null),
        });
        var server = new WebServer(port: 0);
        _servers.Add(server);
        new ApiGateway(functions, _stack.Activities)
            .Map(server.App, "prod", "/quotes", WriteBackFunction.Function.Name, static _ => "");
        return new Uri(await server.StartAsync(CancellationToken.None), DemoStack.ApiPath);
    }

    public Amazon.RedshiftDataAPIService.AmazonRedshiftDataAPIServiceClient CreateDataClient() =>
        _stack.CreateDataClient(DemoStack.WriteBackAccessKey);

    /// <summary>Replaces the history, where quotes are recorded, with one of so many rows.</summary>
    public async Task FillAsync(int rows)
    {
        await RunAsync("TRUNCATE public.tbquote");
        await AppendAsync(0, rows);
        await RunAsync("ANALYZE public.tbquote");
    }

    /// <summary>Adds rows from this number on: negotiations of five revisions, a row a second until now.</summary>
    public async Task AppendAsync(int first, int rows)
    {
        // A statement of Aurora's Data API has 45 seconds.
        const int Most = 100_000;
        var end = first + rows;
        for (; first < end; first += Most)
        {
            await RunAsync(
                $"""
                INSERT INTO public.tbquote (
                    quote_id, revision, status, combination, cust, bgc, skilledtrades, shift, state, jobdutydescription, cost, note,
                    requested_by, issued_at, recorded_at, digest)
                SELECT
                    SUBSTRING(combination, 1, 8) || '-0000-7000-8000-' || SUBSTRING(combination, 9, 12),
                    revision,
                    CASE WHEN revision = 1 THEN 'generated' WHEN revision = 5 THEN 'accepted' ELSE 'in review' END,
                    combination,
                    'Customer of quote ' || quote, TRUE, 'Welder', 'Night', 'TX', 'Welds hull sections; reads blueprints.',
                    40000 + revision, NULL,
                    'alice', recorded_at, recorded_at, MD5('digest ' || i) || MD5('of ' || i)
                FROM (
                    SELECT
                        i, i / 5 AS quote, i % 5 + 1 AS revision, MD5('quote ' || i / 5) || MD5('of ' || i / 5) AS combination,
                        CURRENT_TIMESTAMP AT TIME ZONE 'UTC' - ({end} - i) * INTERVAL '1 second' AS recorded_at
                    FROM GENERATE_SERIES({first}, {Math.Min(first + Most, end) - 1}) AS i
                ) AS revisions
                """);
        }
    }

    /// <summary>Executes statements in Redshift in one transaction.</summary>
    public async Task<TransactionResult> QueryAsync(params string[] statements)
    {
        var result = await Database.RunAsync(
            RedshiftDatabase.Admin, statements, new Dictionary<string, string>(), CancellationToken.None);
        return result.Failure is { } failure
            ? throw new InvalidOperationException($"A statement of the benchmark failed: {failure}")
            : result;
    }

    /// <summary>Executes a statement where quotes are recorded.</summary>
    private async Task RunAsync(string statement)
    {
        if (_stack.Aurora is null)
        {
            await QueryAsync(statement);
            return;
        }

        using var aurora = _stack.CreateAuroraClient();
        await aurora.ExecuteStatementAsync(_stack.AuroraAdmin.CreateRequest(statement));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        await _stack.DisposeAsync();
    }
}
