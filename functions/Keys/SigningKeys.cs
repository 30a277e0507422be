using Amazon.Lambda.Core;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Keys;

/// <summary>
/// The keys in one secret's stages, the current one first; kept for 5 minutes, as AWS's own caching extension does, and never beyond a SnapStart
/// snapshot.
/// </summary>
public sealed class SigningKeys : IDisposable
{
    public static readonly TimeSpan CacheTime = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(30);

    public const string SecretIdVariable = "SIGNING_SECRET_ID";

    /// <summary>The secret's name where this project creates it.</summary>
    public const string DefaultSecretId = "quote-signing-key";

    private const string CurrentStage = "AWSCURRENT";
    private const string PreviousStage = "AWSPREVIOUS";

    private readonly IAmazonSecretsManager _secrets;
    private readonly string _secretId;
    private readonly bool _withPrevious;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _loading = new(1);
    private volatile Loaded? _loaded;
    private long? _lastLook;

    private SigningKeys(IAmazonSecretsManager secrets, string secretId, bool withPrevious, TimeProvider time)
    {
        (_secrets, _secretId, _withPrevious, _time) = (secrets, secretId, withPrevious, time);
        SnapshotRestore.RegisterBeforeSnapshot(ForgetAsync);
        SnapshotRestore.RegisterAfterRestore(ReloadAsync);
    }

    /// <summary>The secret's id or ARN, from the environment variable <c>SIGNING_SECRET_ID</c>.</summary>
    /// <exception cref="SigningKeyException">The variable is not set.</exception>
    public static string SecretIdFromEnvironment() =>
        Environment.GetEnvironmentVariable(SecretIdVariable) is { Length: > 0 } id
            ? id
            : throw new SigningKeyException($"{SecretIdVariable} is not set; it names the secret with the signing key, for example {DefaultSecretId}.");

    /// <summary>For signing: the current key alone.</summary>
    public static SigningKeys ForSigning(IAmazonSecretsManager secrets, string secretId, TimeProvider time) =>
        new(secrets, secretId, withPrevious: false, time);

    /// <summary>For verification: the current key and the one before it.</summary>
    public static SigningKeys ForVerification(IAmazonSecretsManager secrets, string secretId, TimeProvider time) =>
        new(secrets, secretId, withPrevious: true, time);

    /// <exception cref="SigningKeyException">The secret is missing, unreadable or not of the form that <see cref="SigningSecret"/> says.</exception>
    public async ValueTask<KeyRing> GetAsync(CancellationToken cancellation) =>
        Fresh ?? await OneAtATimeAsync(async () => Fresh ?? await LoadAsync(cancellation), cancellation);

    /// <summary>
    /// After a digest that none of <paramref name="tried"/> made: the keys as they are now; null if those were the newest, or if the last such look was
    /// less than 30 s ago, so that forgeries do not become calls of Secrets Manager.
    /// </summary>
    public async ValueTask<KeyRing?> GetNewerAsync(KeyRing tried, CancellationToken cancellation) =>
        await OneAtATimeAsync(async () =>
        {
            if (_loaded is { } now && !ReferenceEquals(now.Keys, tried))
            {
                return now.Keys;
            }

            if (_lastLook is { } last && _time.GetElapsedTime(last) < RefreshInterval)
            {
                return null;
            }

            _lastLook = _time.GetTimestamp();
            return await LoadAsync(cancellation);
        }, cancellation);

    public void Dispose() => _loading.Dispose();

    private KeyRing? Fresh => _loaded is { } keys && _time.GetElapsedTime(keys.Timestamp) < CacheTime ? keys.Keys : null;

    private async Task<T> OneAtATimeAsync<T>(Func<Task<T>> look, CancellationToken cancellation)
    {
        await _loading.WaitAsync(cancellation);
        try
        {
            return await look();
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task<KeyRing> LoadAsync(CancellationToken cancellation)
    {
        var timestamp = _time.GetTimestamp();
        var previous = _withPrevious ? FetchPreviousAsync(cancellation) : Task.FromResult<SigningKey?>(null);
        var current = await FetchCurrentAsync(cancellation);
        _loaded = new Loaded(timestamp, new KeyRing(current, await previous));
        return _loaded.Keys;
    }

    private async Task<SigningKey> FetchCurrentAsync(CancellationToken cancellation) =>
        await FetchAsync(CurrentStage, cancellation) is { } secret
            ? SigningSecret.Parse(_secretId, secret)
            : throw new SigningKeyException($"Secret {_secretId}: does not exist; create it as {SigningSecret.Form}.");

    /// <summary>Null when there is no previous key, or none that could have signed: a mended secret must not fail for what it was before.</summary>
    private async Task<SigningKey?> FetchPreviousAsync(CancellationToken cancellation)
    {
        var secret = await FetchAsync(PreviousStage, cancellation);
        try
        {
            return secret is null ? null : SigningSecret.Parse(_secretId, secret);
        }
        catch (SigningKeyException)
        {
            return null;
        }
    }

    private async Task<string?> FetchAsync(string stage, CancellationToken cancellation)
    {
        try
        {
            var request = new GetSecretValueRequest { SecretId = _secretId, VersionStage = stage };
            return (await _secrets.GetSecretValueAsync(request, cancellation)).SecretString ?? "";
        }
        catch (AmazonSecretsManagerException exception) when (exception.ErrorCode == "ResourceNotFoundException")
        {
            return null;
        }
        catch (Exception e) when (IsOutage(e, cancellation))
        {
            throw new SigningKeyException($"Secret {_secretId}: cannot be read ({e.GetType().Name}).", e);
        }
    }

    /// <summary>What the SDK lets through when Secrets Manager cannot be reached: a connection that ends shows as IOException, one that is silent as a cancellation of its own.</summary>
    private static bool IsOutage(Exception e, CancellationToken cancellation) =>
        e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException
        || (e is OperationCanceledException && !cancellation.IsCancellationRequested);

    private ValueTask ForgetAsync()
    {
        _loaded?.Keys.Current.Dispose();
        _loaded?.Keys.Previous?.Dispose();
        (_loaded, _lastLook) = (null, null);
        return ValueTask.CompletedTask;
    }

    /// <summary>Only fetches ahead: if it fails, the first request tries again and answers for it.</summary>
    private async ValueTask ReloadAsync()
    {
        try
        {
            await GetAsync(CancellationToken.None);
        }
        catch (SigningKeyException)
        {
        }
    }

    private sealed record Loaded(long Timestamp, KeyRing Keys);
}
