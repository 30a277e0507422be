using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace WriteBackLambdas.WriteBackFunction.SignIn;

/// <summary>The OpenID Connect provider: its metadata and keys, which outlive an outage of it, and its token endpoint.</summary>
internal sealed class Provider(SignInSettings settings, IAmazonSecretsManager secrets, TimeProvider time)
{
    /// <summary>Providers announce new keys hours before they sign with them.</summary>
    private static readonly TimeSpan CacheTime = TimeSpan.FromHours(1);

    /// <summary>How long a provider that was there is taken to be there; people are not sent to one that is out.</summary>
    private static readonly TimeSpan AliveTime = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(5);

    /// <summary>Of one request; a sign-in makes three, and the function has 15 seconds.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    private const int LargestAnswer = 1024 * 1024;

    private static readonly HttpClient Http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectTimeout = Timeout,
        // None is kept: a connection dies unnoticed in a snapshot, and while Lambda freezes the process.
        PooledConnectionLifetime = TimeSpan.Zero,
        UseCookies = false,
    })
    {
        MaxResponseContentBufferSize = LargestAnswer,
        Timeout = Timeout,
    };

    private Loaded? _loaded;
    private DateTimeOffset? _lastTry;

    /// <summary>The metadata with the keys; those known if the provider is out.</summary>
    /// <exception cref="ProviderException">The provider is out, and nothing is known of it.</exception>
    public async ValueTask<OpenIdConnectConfiguration> GetAsync(CancellationToken cancellationToken)
    {
        if (_loaded is { } known && time.GetUtcNow() - known.At < CacheTime)
        {
            return known.Metadata;
        }

        try
        {
            return await TryRefreshAsync(isUrgent: false, cancellationToken)
                ?? _loaded?.Metadata
                ?? throw new ProviderException("was out a moment ago");
        }
        catch (ProviderException) when (_loaded is not null)
        {
            return _loaded.Metadata;
        }
    }

    /// <summary>The metadata of a provider that is there now.</summary>
    /// <exception cref="ProviderException">The provider is out.</exception>
    public async ValueTask<OpenIdConnectConfiguration> GetAliveAsync(CancellationToken cancellationToken) =>
        _loaded is { } known && time.GetUtcNow() - known.At < AliveTime
            ? known.Metadata
            : await TryRefreshAsync(isUrgent: false, cancellationToken) ?? throw new ProviderException("was out a moment ago");

    /// <summary>
    /// Fetches the metadata and the keys again; null if that was tried a moment ago, so that nobody can make a flood of it.
    /// </summary>
    /// <param name="isUrgent">Whether the provider itself has just sent what needs newer keys; then it is always tried.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="ProviderException">The provider is out.</exception>
    public async ValueTask<OpenIdConnectConfiguration?> TryRefreshAsync(bool isUrgent, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!isUrgent && _lastTry is { } last && now - last < RetryInterval)
        {
            return null;
        }

        _lastTry = now;
        var metadata = await FetchAsync(cancellationToken);
        _loaded = new Loaded(metadata, now);
        return metadata;
    }

    /// <summary>Redeems a code for an id token; null if the provider refuses the code or the client.</summary>
    /// <exception cref="ProviderException">The provider is out.</exception>
    public async Task<string?> RedeemAsync(string code, string verifier, string redirect, CancellationToken cancellationToken)
    {
        var metadata = await GetAsync(cancellationToken);
        var secret = await ClientSecretAsync(cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, metadata.TokenEndpoint);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (secret is not null)
        {
            // RFC 6749, section 2.3.1.
            var pair = $"{WebUtility.UrlEncode(settings.ClientId)}:{WebUtility.UrlEncode(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }

        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = settings.ClientId,
            ["code"] = code,
            ["code_verifier"] = verifier,
            ["redirect_uri"] = redirect,
        });
        try
        {
            using var response = await Http.SendAsync(request, cancellationToken);
            if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized)
            {
                return null;
            }

            response.EnsureSuccessStatusCode();
            using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return json.RootElement.TryGetProperty("id_token", out var token) ? token.GetString() : null;
        }
        catch (Exception exception) when (IsOutage(exception, cancellationToken))
        {
            throw new ProviderException($"does not redeem codes ({exception.GetType().Name})", exception);
        }
    }

    private async Task<OpenIdConnectConfiguration> FetchAsync(CancellationToken cancellationToken)
    {
        OpenIdConnectConfiguration metadata;
        try
        {
            metadata = await OpenIdConnectConfigurationRetriever.GetAsync(
                $"{settings.Issuer.TrimEnd('/')}/.well-known/openid-configuration",
                new HttpDocumentRetriever(Http) { RequireHttps = !settings.IsLocal() },
                cancellationToken);
        }
        // What a provider that is out answers can be anything.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProviderException($"has no metadata ({exception.GetType().Name})", exception);
        }

        // Metadata of somebody else could send people and codes anywhere.
        return metadata.Issuer != settings.Issuer ? throw new ProviderException("has the metadata of another issuer")
            : !IsSafe(metadata.AuthorizationEndpoint) || !IsSafe(metadata.TokenEndpoint)
                ? throw new ProviderException("has an endpoint without TLS")
            : metadata;
    }

    private bool IsSafe(string? endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || settings.IsLocal());

    private async Task<string?> ClientSecretAsync(CancellationToken cancellationToken) => settings.ClientSecretId is not { } id
        ? null
        : (await secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = id }, cancellationToken)).SecretString;

    private static bool IsOutage(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException or JsonException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private sealed record Loaded(OpenIdConnectConfiguration Metadata, DateTimeOffset At);
}
