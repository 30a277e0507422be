using Amazon.Lambda.Core;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Keys;

/// <summary>The keys of one secret, cached for 5 minutes as AWS's own extension does, but never in a SnapStart snapshot.</summary>
public sealed class SigningKeys : IDisposable
{
    public static readonly TimeSpan CacheTime = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(5);

    public const string SecretIdVariable = "SIGNING_SECRET_ID";

    /// <summary>The name of the secret that the CDK app creates.</summary>
    public const string DefaultSecretId = "quote-signing-key";

    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(2);

    private readonly IAmazonSecretsManager _secrets;
    private readonly string _secretId;
    private readonly bool _withPrevious;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _loading = new(1);
    private volatile Loaded? _loaded;
    private long? _lastRefresh;

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
            : throw new SigningKeyException(
                $"{SecretIdVariable} is not set; set it to the id of the secret with the signing key, such as {DefaultSecretId}.");

    /// <summary>Creates a client of Secrets Manager, which responds within milliseconds, that waits no longer than two seconds.</summary>
    public static IAmazonSecretsManager CreateClient() => new AmazonSecretsManagerClient(
        new AmazonSecretsManagerConfig { HttpClientFactory = AwsConnections.Instance, Timeout = RequestTimeout });

    /// <summary>Fetches only the current key.</summary>
    public static SigningKeys ForSigning(IAmazonSecretsManager secrets, string secretId, TimeProvider time) =>
        new(secrets, secretId, withPrevious: false, time);

    /// <summary>Fetches the current key and the previous one.</summary>
    public static SigningKeys ForVerification(IAmazonSecretsManager secrets, string secretId, TimeProvider time) =>
        new(secrets, secretId, withPrevious: true, time);

    /// <exception cref="SigningKeyException">
    /// The secret does not exist, cannot be read, or is not in the form of <see cref="SigningSecret"/>.
    /// </exception>
    public ValueTask<KeyRing> GetAsync(CancellationToken cancellationToken) => Fresh is { } known
        ? new(known)
        : new(OneAtATimeAsync(() => Fresh is { } fresh ? Task.FromResult(fresh) : LoadAsync(cancellationToken), cancellationToken));

    /// <summary>
    /// Gets keys that were fetched after <paramref name="since"/>, for a link that arrived then and that no known key has made. Returns
    /// null when the last fetch of this kind is less than five seconds old, so that forged links do not become calls to Secrets Manager.
    /// </summary>
    /// <exception cref="SigningKeyException">The keys cannot be fetched, see <see cref="GetAsync"/>.</exception>
    public async ValueTask<KeyRing?> GetFetchedSinceAsync(long since, CancellationToken cancellationToken) =>
        await OneAtATimeAsync(async () =>
        {
            if (_loaded is { } loaded && loaded.Timestamp > since)
            {
                return loaded.Keys;
            }

            if (_lastRefresh is { } last && _time.GetElapsedTime(last) < RefreshInterval)
            {
                return null;
            }

            _lastRefresh = _time.GetTimestamp();
            return await LoadAsync(cancellationToken);
        }, cancellationToken);

    public void Dispose() => _loading.Dispose();

    private KeyRing? Fresh => _loaded is { } keys && _time.GetElapsedTime(keys.Timestamp) < CacheTime ? keys.Keys : null;

    private async Task<T> OneAtATimeAsync<T>(Func<Task<T>> get, CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            return await get();
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task<KeyRing> LoadAsync(CancellationToken cancellationToken)
    {
        var (timestamp, now) = (_time.GetTimestamp(), _time.GetUtcNow());
        while (true)
        {
            var current = await FetchAsync(VersionStage.Current, cancellationToken)
                ?? throw new SigningKeyException($"Secret {_secretId}: does not exist; create it as {SigningSecret.Form}.");
            var previous = _withPrevious ? await FetchAsync(VersionStage.Previous, cancellationToken) : null;

            // A rotation between the two calls moved the version that the first one got; its successor is missing.
            if (previous?.VersionId is not { } version || version != current.VersionId)
            {
                var previousKey = PreviousKey(previous);
                var keys = new KeyRing(Parse(current), previousKey, now, IsComplete: previous is null || previousKey is not null);
                _loaded = new Loaded(timestamp, keys);
                return keys;
            }
        }
    }

    private SigningKey Parse(GetSecretValueResponse version) => SigningSecret.Parse(_secretId, version.SecretString);

    /// <summary>
    /// Null when there is no previous key or it is invalid: after an invalid secret is fixed, its previous version must not cause
    /// failures.
    /// </summary>
    private SigningKey? PreviousKey(GetSecretValueResponse? version)
    {
        try
        {
            return version is null ? null : Parse(version);
        }
        catch (SigningKeyException)
        {
            return null;
        }
    }

    private async Task<GetSecretValueResponse?> FetchAsync(string stage, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetSecretValueRequest { SecretId = _secretId, VersionStage = stage };
            return await _secrets.GetSecretValueAsync(request, cancellationToken);
        }
        catch (AmazonSecretsManagerException exception) when (exception.ErrorCode == "ResourceNotFoundException")
        {
            return null;
        }
        catch (Exception exception) when (IsOutage(exception, cancellationToken))
        {
            throw new SigningKeyException($"Secret {_secretId}: cannot be read ({exception.GetType().Name}).", exception);
        }
    }

    /// <summary>
    /// Whether Secrets Manager could not be reached or refused the call. The SDK passes on an IOException when a connection is closed, and
    /// a cancellation of its own when a connection is silent.
    /// </summary>
    private static bool IsOutage(Exception exception, CancellationToken cancellationToken) =>
        exception is AmazonServiceException or AmazonClientException or HttpRequestException or IOException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private ValueTask ForgetAsync()
    {
        _loaded?.Keys.Current.Dispose();
        _loaded?.Keys.Previous?.Dispose();
        (_loaded, _lastRefresh) = (null, null);
        return ValueTask.CompletedTask;
    }

    /// <summary>Fetches the keys ahead of the first request. If that fails, the request fetches them again and reports the error.</summary>
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
