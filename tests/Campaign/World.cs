using System.Reflection;
using Amazon.Lambda.Core;
using Amazon.RDSDataService;
using Amazon.SecretsManager.Model;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.Campaign;

/// <summary>A stack that outlives its faults, its functions at two times, and the ledger of what was recorded in it.</summary>
internal sealed class World : IAsyncDisposable
{
    /// <summary>Within this time everything has to work again; a busy machine needs longer than an idle one, but not minutes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan TimeLeft = TimeSpan.FromSeconds(4);

    private readonly DataDisk _disk = new();
    private readonly ShiftedTime _signersTime = new();
    private readonly ShiftedTime _later = new();

    private bool _isDisposed;

    private World(QuoteStore store)
    {
        Store = store;
        _later.Advance(TimeSpan.FromMinutes(20));
    }

    public QuoteStore Store { get; }

    public DemoStack Stack { get; private set; } = null!;

    public Ledger Ledger { get; } = new();

    public KeyAges KeyAges { get; } = new();

    public DataDisk Disk => _disk;

    public Postgres Postgres => new(_disk.Data);

    /// <summary>The present fault.</summary>
    public Fault Fault { get; set; }

    /// <summary>The Data API's description of the statement that failed last.</summary>
    public string? LastFailure { get; private set; }

    public FunctionClient Function { get; private set; } = null!;

    /// <summary>The function when every link has expired.</summary>
    public FunctionClient LateFunction { get; private set; } = null!;

    public static async Task<World> StartAsync(QuoteStore store)
    {
        var world = new World(store);
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
        await Stack.DisposeAsync();
        await StartStackAsync();
    }

    /// <summary>Whether the warehouse answers within a few seconds.</summary>
    public async Task<bool> IsUpAsync()
    {
        var query = new TestWarehouse(Stack).TryAsync(RedshiftDatabase.Admin, "SELECT 1");
        return await Task.WhenAny(query, Task.Delay(TimeSpan.FromSeconds(5))) == query && query.IsCompletedSuccessfully;
    }

    /// <summary>
    /// Rotates the key with the rotation function. The other functions keep the keys that they know; only the digest function signs with
    /// the new one.
    /// </summary>
    public async Task RotateAsync()
    {
        using var secrets = Stack.CreateSecretsClient();
        await secrets.RotateSecretAsync(new RotateSecretRequest { SecretId = SigningKeys.DefaultSecretId });
        // Its clock says that it fetched its keys twenty minutes later than it did, so that a link of a newer key would be forged.
        LateFunction = Create(_later);
        _signersTime.Advance(SigningKeys.CacheTime + TimeSpan.FromSeconds(1));
        KeyAges.Rotated();
    }

    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        await (Stack?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _disk.DisposeAsync();
        ForgetFunctions();
    }

    /// <summary>
    /// A process of Lambda's has one function, whose callbacks for snapshots are kept for ever. The campaign has thousands, and would keep
    /// the keys and clients of all.
    /// </summary>
    private static void ForgetFunctions()
    {
        // The Lambda runtime takes the callbacks with these internal methods.
        foreach (var method in (string[])["CopyBeforeSnapshotCallbacksToRegistry", "CopyAfterRestoreCallbacksToRegistry"])
        {
            typeof(SnapshotRestore).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
                .Invoke(null, [(Action<Func<ValueTask>>)(_ => { })]);
        }
    }

    private async Task StartStackAsync()
    {
        // An interrupted round may want to start it again.
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var options = Support.Stack.Options with { DataDirectory = _disk.Data, Time = _signersTime, Store = Store };
        Stack = await DemoStack.StartAsync(options, CancellationToken.None);
        (Function, LateFunction) = (Create(TimeProvider.System), Create(_later));
    }

    private FunctionClient Create(TimeProvider time)
    {
        var dataApi = new FaultyDataApi(() => Fault, failure => LastFailure = failure);
        var (warehouse, aurora) = Store == QuoteStore.Redshift
            ? (Stack.CreateDataClient(DemoStack.WriteBackAccessKey, dataApi), (AmazonRDSDataServiceClient?)null)
            : (null, Stack.CreateAuroraClient(dataApi));
        return new FunctionClient(Stack, time, warehouse: warehouse, aurora: aurora) { TimeLeft = TimeLeft };
    }
}
