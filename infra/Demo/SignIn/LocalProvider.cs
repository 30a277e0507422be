using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using WriteBackLambdas.Emulator;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace WriteBackLambdas.Demo.SignIn;

/// <summary>
/// An OpenID Connect provider for this machine, with one client and the users of the sample, who have any password. It is on the host
/// localhost, which to a browser is another site than the API's 127.0.0.1, as a real provider is.
/// </summary>
public sealed class LocalProvider : IAsyncDisposable
{
    public const string ClientId = "write-back";

    /// <summary>The provider's own session: like a real one, it asks nobody again whom it knows.</summary>
    private const string UserCookie = "provider-user";

    private readonly WebServer _server;
    private readonly ConcurrentDictionary<string, bool> _redeemed = new(StringComparer.Ordinal);

    private LocalProvider(int port)
    {
        _server = new WebServer(port, builder => builder.Services.AddOpenIddict().AddServer(Configure));
        _server.App.UseLoopbackOnly();
        _server.App.Use((context, next) =>
        {
            if (IsOut)
            {
                context.Abort();
                return Task.CompletedTask;
            }

            return next(context);
        });
        _server.App.UseAuthentication();
        _server.App.MapMethods("/authorize", ["GET", "POST"], Authorize);
    }

    /// <summary>The issuer, with the slash at its end that its metadata has.</summary>
    public string Issuer { get; private set; } = "";

    /// <summary>Where it may send people back to.</summary>
    public Func<Uri, bool> IsRedirect { get; set; } = static address => address.IsLoopback;

    /// <summary>Whether it closes every connection.</summary>
    public bool IsOut { get; set; }

    /// <summary>The key that signs now.</summary>
    public SigningCredentials Signing => Options.SigningCredentials[0];

    private OpenIddictServerOptions Options =>
        _server.App.Services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue;

    public static async Task<LocalProvider> StartAsync(int port, CancellationToken cancellationToken)
    {
        var provider = new LocalProvider(port);
        var address = await provider._server.StartAsync(cancellationToken);
        provider.Issuer = $"http://localhost:{address.Port}/";
        // The first answers take long, and the function waits for its provider no longer than for a real one.
        using var client = new HttpClient();
        foreach (var path in new[] { ".well-known/openid-configuration", ".well-known/jwks" })
        {
            _ = await client.GetStringAsync(new Uri(provider.Issuer + path), cancellationToken);
        }

        return provider;
    }

    /// <summary>Signs with a new key, and forgets the one before.</summary>
    public void RollKeys()
    {
        var key = NewKey();
        Options.SigningCredentials.Clear();
        Options.SigningCredentials.Add(key);
        // Its codes are tokens that it signs and validates itself.
        Options.TokenValidationParameters.IssuerSigningKeys = [key.Key];
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private void Configure(OpenIddictServerBuilder options)
    {
        // Without a database: what a store would check, the handlers below do.
        options.EnableDegradedMode();
        options.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
        options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        options.RegisterScopes(OpenIddictConstants.Scopes.OpenId, OpenIddictConstants.Scopes.Email);
        options.AddEphemeralEncryptionKey().DisableAccessTokenEncryption();
        options.Configure(server => server.SigningCredentials.Add(NewKey()));
        options.UseAspNetCore().DisableTransportSecurityRequirement().EnableAuthorizationEndpointPassthrough();
        options.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(Validate));
        options.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(Validate));
        options.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseInlineHandler(Redeem));
    }

    private ValueTask Validate(ValidateAuthorizationRequestContext context)
    {
        if (context.ClientId != ClientId || !Uri.TryCreate(context.RedirectUri, UriKind.Absolute, out var address) || !IsRedirect(address))
        {
            context.Reject(OpenIddictConstants.Errors.InvalidClient, "The client or the address to come back to is not registered.");
        }

        return ValueTask.CompletedTask;
    }

    private static ValueTask Validate(ValidateTokenRequestContext context)
    {
        if (context.ClientId != ClientId)
        {
            context.Reject(OpenIddictConstants.Errors.InvalidClient, "The client is not registered.");
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>A code works once.</summary>
    private ValueTask Redeem(HandleTokenRequestContext context)
    {
        if (_redeemed.TryAdd(context.Request.Code!, true))
        {
            context.SignIn(context.Principal!);
        }
        else
        {
            context.Reject(OpenIddictConstants.Errors.InvalidGrant, "The code has been redeemed.");
        }

        return ValueTask.CompletedTask;
    }

    private static IResult Authorize(HttpContext context)
    {
        var request = context.GetOpenIddictServerRequest()!;
        var user = context.Request.HasFormContentType ? context.Request.Form["user"].ToString()
            : request.HasPromptValue(OpenIddictConstants.PromptValues.Login) ? ""
            : context.Request.Cookies[UserCookie] ?? "";
        if (!Sample.Viewers.Contains(user))
        {
            return Results.Content(LoginPage.Of(request), "text/html; charset=utf-8");
        }

        context.Response.Cookies.Append(UserCookie, user, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax });
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        identity.SetClaim(OpenIddictConstants.Claims.Subject, user)
            .SetClaim(OpenIddictConstants.Claims.Email, $"{user}@example.com")
            .SetClaim(OpenIddictConstants.Claims.EmailVerified, true)
            .SetScopes(request.GetScopes())
            .SetDestinations(_ => [OpenIddictConstants.Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static SigningCredentials NewKey()
    {
        using var rsa = RSA.Create(2048);
        var key = new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: true)) { KeyId = Guid.NewGuid().ToString("N") };
        return new SigningCredentials(key, SecurityAlgorithms.RsaSha256);
    }
}
