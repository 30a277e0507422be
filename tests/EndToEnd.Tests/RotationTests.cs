using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>The key is rotated while links are valid, on a stack whose clock the test moves.</summary>
public sealed class RotationTests : IAsyncLifetime
{
    private readonly ShiftedTime _time = new();
    private DemoStack _stack = null!;

    public async ValueTask InitializeAsync() => _stack = await DemoStack.StartAsync(
        Stack.Options with { Time = _time, LinkLifetime = TimeSpan.FromHours(1) }, CancellationToken.None);

    public ValueTask DisposeAsync() => _stack.DisposeAsync();

    [Fact]
    public async Task One_rotation_keeps_valid_links_and_two_rotations_retire_the_first_key()
    {
        var (warehouse, api) = (new TestWarehouse(_stack), new TestApi(_stack.Api));
        var signedBefore = await warehouse.GenerateLinksAsync(Rows("before", 3));
        Assert.Equal(200, (int)(await api.PostAsync(signedBefore[0])).Status);

        await RotateAsync("second");
        Assert.Equal(200, (int)(await api.PostAsync(signedBefore[1])).Status);

        _time.Advance(SigningKeys.CacheTime + TimeSpan.FromSeconds(1));
        var signedAfter = await warehouse.GenerateLinksAsync(Rows("after", 2));
        Assert.Equal(200, (int)(await api.PostAsync(signedAfter[0])).Status);

        await RotateAsync("third");
        _time.Advance(SigningKeys.CacheTime + TimeSpan.FromSeconds(1));
        Assert.Equal(403, (int)(await api.PostAsync(signedBefore[2])).Status);
        Assert.Equal(200, (int)(await api.PostAsync(signedAfter[1])).Status);
    }

    [Fact]
    public async Task A_link_signed_with_the_new_key_makes_the_function_fetch_the_keys()
    {
        var (warehouse, api) = (new TestWarehouse(_stack), new TestApi(_stack.Api));
        var links = await warehouse.GenerateLinksAsync(Rows("fresh", 2));
        Assert.Equal(200, (int)(await api.PostAsync(links[0])).Status);

        await RotateAsync("freshest");
        _time.Advance(SigningKeys.RefreshInterval + TimeSpan.FromSeconds(1));
        using var secrets = _stack.CreateSecretsClient();
        using var keys = SigningKeys.ForSigning(secrets, SigningKeys.DefaultSecretId, _time);
        var resigned = await Resigning.ResignAsync(new DigestFunction.Function(keys), links[1]);

        Assert.NotEqual(links[1], resigned);
        Assert.Equal(200, (int)(await api.PostAsync(resigned)).Status);
    }

    /// <summary>
    /// The rotation function rotates, as it does on a schedule: on either side of a rotation, and of one that was interrupted before its
    /// last step, no good link is refused.
    /// </summary>
    [Fact]
    public async Task A_rotation_by_the_function_refuses_no_good_link()
    {
        var (warehouse, api) = (new TestWarehouse(_stack), new TestApi(_stack.Api));
        var signedBefore = await warehouse.GenerateLinksAsync(Rows("scheduled", 3));
        var old = await KeyAsync();
        Assert.Equal(200, (int)(await api.PostAsync(signedBefore[0])).Status);

        // A rotation that stops before its last step changes nothing for links.
        _stack.Secrets.EnableRotation(SigningKeys.DefaultSecretId, "nobody");
        await Assert.ThrowsAnyAsync<AmazonSecretsManagerException>(RotateByFunctionAsync);
        _stack.Secrets.EnableRotation(SigningKeys.DefaultSecretId, KeyRotationFunction.Function.Name);
        _time.Advance(SigningKeys.CacheTime + TimeSpan.FromSeconds(1));
        Assert.Equal(old, await KeyAsync());
        Assert.Equal(200, (int)(await api.PostAsync(signedBefore[1])).Status);

        // The next one resumes it, and says so.
        var refusal = await Assert.ThrowsAnyAsync<AmazonSecretsManagerException>(RotateByFunctionAsync);
        Assert.Equal("InvalidRequestException", refusal.ErrorCode);
        Assert.NotEqual(old, await KeyAsync());
        var signedMeanwhile = await warehouse.GenerateLinksAsync(Rows("meanwhile", 1));
        _time.Advance(SigningKeys.CacheTime + TimeSpan.FromSeconds(1));
        var signedAfter = await warehouse.GenerateLinksAsync(Rows("rotated", 1));

        foreach (var link in new[] { signedBefore[2], signedMeanwhile[0], signedAfter[0] })
        {
            Assert.Equal(200, (int)(await api.PostAsync(link)).Status);
        }
    }

    [Fact]
    public async Task Rotations_one_after_the_other_each_keep_the_links_of_the_key_before()
    {
        var (warehouse, api) = (new TestWarehouse(_stack), new TestApi(_stack.Api));
        for (var i = 1; i <= 3; i++)
        {
            var links = await warehouse.GenerateLinksAsync(Rows($"round {i}", 1));
            await RotateByFunctionAsync();
            Assert.Equal(200, (int)(await api.PostAsync(links[0])).Status);
            _time.Advance(SigningKeys.CacheTime + TimeSpan.FromSeconds(1));
        }
    }

    private static SourceRow[] Rows(string name, int count) =>
        [.. Enumerable.Range(1, count).Select(i => new SourceRow { Customer = $"Rotation {name}", Cost = i })];

    private async Task<string?> KeyAsync()
    {
        using var secrets = _stack.CreateSecretsClient();
        return (await secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = SigningKeys.DefaultSecretId })).SecretString;
    }

    private async Task RotateByFunctionAsync()
    {
        using var secrets = _stack.CreateSecretsClient();
        await secrets.RotateSecretAsync(new RotateSecretRequest { SecretId = SigningKeys.DefaultSecretId });
    }

    private async Task RotateAsync(string name)
    {
        using var secrets = _stack.CreateSecretsClient();
        await secrets.PutSecretValueAsync(new PutSecretValueRequest
        {
            SecretId = SigningKeys.DefaultSecretId,
            SecretString = $$"""{"key":"{{name.PadRight(48, '.')}}"}""",
        });
    }
}
