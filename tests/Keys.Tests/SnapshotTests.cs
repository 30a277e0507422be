using System.Reflection;
using Amazon.Lambda.Core;
using static WriteBackLambdas.Keys.Tests.KeyTexts;
using static WriteBackLambdas.Support.SecretsManagerServer;

namespace WriteBackLambdas.Keys.Tests;

/// <summary>Runs the hooks that the keys register, as the Lambda runtime does around a SnapStart snapshot.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly SecretsManagerServer server = new(Secret(First));
    private readonly SigningKeys keys;
    private readonly List<Func<ValueTask>> beforeSnapshot;
    private readonly List<Func<ValueTask>> afterRestore;

    public SnapshotTests()
    {
        // Removes the hooks of other tests' keys.
        TakeHooks("CopyBeforeSnapshotCallbacksToRegistry");
        TakeHooks("CopyAfterRestoreCallbacksToRegistry");
        keys = SigningKeys.ForVerification(server.Client, SecretId, SampleEvents.CreateClock());
        beforeSnapshot = TakeHooks("CopyBeforeSnapshotCallbacksToRegistry");
        afterRestore = TakeHooks("CopyAfterRestoreCallbacksToRegistry");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        keys.Dispose();
        server.Dispose();
    }

    [Fact]
    public async Task No_key_is_left_in_the_snapshot()
    {
        server.Put(Previous, Secret(Second));
        var before = await keys.GetAsync(Cancellation);
        await Assert.Single(beforeSnapshot)();

        Assert.All([before.Current, before.Previous!], key => Assert.Throws<ObjectDisposedException>(() => new[] { key }.Texts().ToList()));
    }

    [Fact]
    public async Task A_snapshot_before_the_first_fetch_needs_no_keys()
    {
        await Assert.Single(beforeSnapshot)();

        Assert.Empty(server.TakeRequested());
    }

    [Fact]
    public async Task A_restored_environment_fetches_the_keys_again()
    {
        await keys.GetAsync(Cancellation);
        await Assert.Single(beforeSnapshot)();
        server.Rotate(Secret(Second));
        server.TakeRequested();
        await Assert.Single(afterRestore)();

        Assert.Equal([Current, Previous], server.TakeRequested());
        Assert.Equal([Second, First], (await keys.GetAsync(Cancellation)).Texts());
        Assert.Empty(server.TakeRequested());
    }

    [Fact]
    public async Task A_restore_during_an_outage_succeeds_and_the_first_request_fetches_again()
    {
        await Assert.Single(beforeSnapshot)();
        server.IsDown = true;
        await Assert.Single(afterRestore)();
        server.IsDown = false;

        Assert.Equal([First], (await keys.GetAsync(Cancellation)).Texts());
    }

    // The Lambda runtime takes the hooks with these internal methods.
    private static List<Func<ValueTask>> TakeHooks(string method)
    {
        var hooks = new List<Func<ValueTask>>();
        typeof(SnapshotRestore).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .Invoke(null, [(Action<Func<ValueTask>>)hooks.Add]);
        return hooks;
    }
}
