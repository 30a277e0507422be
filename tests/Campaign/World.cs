using System.Diagnostics;
using System.Globalization;
using Amazon.SecretsManager.Model;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.Campaign;

/// <summary>A stack that outlives its faults, its functions at two times, and the ledger of what was recorded in it.</summary>
internal sealed class World : IAsyncDisposable
{
    /// <summary>Within this time everything has to work again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan TimeLeft = TimeSpan.FromSeconds(4);

    private readonly DataDisk _disk = new();
    private readonly ShiftedTime _signersTime = new();
    private readonly ShiftedTime _later = new();
    private DemoStack _stack = null!;

    private World() => _later.Advance(TimeSpan.FromMinutes(20));

    public Ledger Ledger { get; } = new();

    public KeyAges KeyAges { get; } = new();

    public DataDisk Disk => _disk;

    public Postgres Postgres => new(_disk.Data);

    /// <summary>The present fault.</summary>
    public Fault Fault { get; set; }

    public FunctionClient Function { get; private set; } = null!;

    /// <summary>The function when every link has expired.</summary>
    public FunctionClient LateFunction { get; private set; } = null!;

    public static async Task<World> StartAsync()
    {
        var world = new World();
        try
        {
            await world.StartStackAsync();
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    public async Task RestartAsync()
    {
        await _stack.DisposeAsync();
        await StartStackAsync();
    }

    /// <summary>Whether the warehouse answers within a few seconds.</summary>
    public async Task<bool> IsUpAsync()
    {
        var query = new TestWarehouse(_stack).TryAsync(RedshiftDatabase.Admin, "SELECT 1");
        return await Task.WhenAny(query, Task.Delay(TimeSpan.FromSeconds(5))) == query && query.IsCompletedSuccessfully;
    }

    /// <summary>Gives the customer's row with the old price a new one, or adds a row, and signs it as the dashboard does.</summary>
    public async Task<Link> SignAsync(string customer, decimal? oldPrice, int keyAge)
    {
        var price = Ledger.NextPrice();
        var delete = $"DELETE FROM public.billing_input_tbl WHERE customername = '{customer}' AND cost = {oldPrice ?? 0}";
        var insert = $"INSERT INTO public.billing_input_tbl VALUES ('{customer}', TRUE, 'Welder', 'Night', 'TX', 'Welds', {price})";
        // When the answer is lost, the row may be there already.
        var undo = $"DELETE FROM public.billing_input_tbl WHERE customername = '{customer}' AND cost = {price}";
        var select = $"SELECT quote_link FROM public.quote_gen_vw WHERE customername = '{customer}' AND cost = {price}";
        var rows = await PersistAsync(async warehouse =>
        {
            var change = await warehouse.TryAsync(RedshiftDatabase.Admin, delete, undo, insert);
            return change.Failure is null
                ? await warehouse.QueryAsync(TestWarehouse.Viewer, select)
                : throw new InvalidOperationException(change.Failure.Message);
        });
        return Added((string)rows[0][0]!, isAccept: false, customer, price, keyAge);
    }

    /// <summary>The link that accepts a quote's newest revision; null if it is accepted.</summary>
    public async Task<Link?> SignAcceptanceAsync(string quoteId, Link quoted, int keyAge) =>
        await PersistAsync(warehouse => warehouse.AcceptLinkAsync(quoteId)) is { } text
            ? Added(text, isAccept: true, quoted.Customer, quoted.Price, keyAge)
            : null;

    public async Task<IReadOnlyList<HistoryRow>> HistoryAsync()
    {
        const string Sql = "SELECT digest, quote_id, revision, status, combination, cost FROM public.tbquote";
        var rows = await PersistAsync(warehouse => warehouse.QueryAsync(RedshiftDatabase.Admin, Sql));
        return [.. rows.Select(row => new HistoryRow(
            (string)row[0]!,
            (string)row[1]!,
            Convert.ToInt32(row[2], CultureInfo.InvariantCulture),
            (string)row[3]!,
            (string)row[4]!,
            row[5] is string price ? decimal.Parse(price, CultureInfo.InvariantCulture) : null))];
    }

    /// <summary>Rotates the key. The functions keep the keys that they know; only the digest function signs with the new one.</summary>
    public async Task RotateAsync(string key)
    {
        using var secrets = _stack.CreateSecretsClient();
        var request = new PutSecretValueRequest
        {
            SecretId = SigningKeys.DefaultSecretId,
            SecretString = $$"""{"key":"{{key.PadRight(48, '.')}}"}""",
        };
        await secrets.PutSecretValueAsync(request);
        // Its clock says that it fetched its keys twenty minutes later than it did, so that a link of a newer key would be forged.
        LateFunction = Create(_later);
        _signersTime.Advance(SigningKeys.CacheTime + TimeSpan.FromSeconds(1));
        KeyAges.Rotated();
    }

    public async ValueTask DisposeAsync()
    {
        await (_stack?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _disk.DisposeAsync();
    }

    private Link Added(string text, bool isAccept, string customer, decimal price, int keyAge)
    {
        var link = new Link(text, TestLink.Parse(text)["digest"], isAccept, customer, price, keyAge);
        Ledger.Add(link);
        return link;
    }

    private async Task StartStackAsync()
    {
        var options = Support.Stack.Options with { DataDirectory = _disk.Data, Time = _signersTime };
        _stack = await DemoStack.StartAsync(options, CancellationToken.None);
        (Function, LateFunction) = (Create(TimeProvider.System), Create(_later));
    }

    private FunctionClient Create(TimeProvider time) => new(
        _stack, time, warehouse: _stack.CreateDataClient(DemoStack.WriteBackAccessKey, new FaultyDataApi(() => Fault)))
    {
        TimeLeft = TimeLeft,
    };

    /// <summary>Asks the warehouse until it answers, as a person reloads a dashboard.</summary>
    private async Task<T> PersistAsync<T>(Func<TestWarehouse, Task<T>> askAsync)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            try
            {
                return await askAsync(new TestWarehouse(_stack));
            }
#pragma warning disable CA1031 // A stack that is being stopped or killed fails in every possible way.
            catch (Exception) when (watch.Elapsed < Patience)
#pragma warning restore CA1031
            {
                // A fault is under way.
            }
        }
    }
}
