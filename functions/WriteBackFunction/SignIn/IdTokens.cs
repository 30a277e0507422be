using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace WriteBackLambdas.WriteBackFunction.SignIn;

/// <summary>What an id token says: the person, or why it is refused.</summary>
internal readonly record struct TokenReading(string? Person, string? Refusal);

/// <summary>
/// Validates the provider's id tokens: signature, algorithm, issuer, audience, times, nonce, and the claim that names a person.
/// </summary>
internal sealed class IdTokens(SignInSettings settings, Provider provider, TimeProvider time)
{
    /// <summary>The longest person that the history can store.</summary>
    private const int LongestPerson = 255;

    private static readonly string[] Algorithms = ["RS256", "PS256", "ES256"];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <param name="nonce">The nonce of the attempt; null for a program's token.</param>
    /// <exception cref="ProviderException">The provider is out, and its keys are not known.</exception>
    public async Task<TokenReading> ReadAsync(string token, string? nonce, CancellationToken cancellationToken)
    {
        var result = await ValidateAsync(token, await provider.GetAsync(cancellationToken));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException
            && await provider.TryRefreshAsync(isUrgent: nonce is not null, cancellationToken) is { } newer)
        {
            result = await ValidateAsync(token, newer);
        }

        return !result.IsValid ? new(null, result.Exception.GetType().Name) : Read((JsonWebToken)result.SecurityToken, nonce);
    }

    private TokenReading Read(JsonWebToken token, string? nonce)
    {
        string? Text(string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;
        // A token for several audiences, or for another client, says in azp who asked for it.
        if ((Text("azp") ?? (token.Audiences.Count() == 1 ? settings.ClientId : null)) != settings.ClientId)
        {
            return new(null, "another client asked for it");
        }

        if (token.IssuedAt == DateTime.MinValue || token.IssuedAt > time.GetUtcNow().UtcDateTime + LinkVerifier.ClockSkew)
        {
            return new(null, "it is from the future");
        }

        if (nonce is not null && Text("nonce") != nonce)
        {
            return new(null, "its nonce is of another attempt");
        }

        var isVerified = settings.Claim != SignInSettings.Email
            || (token.TryGetPayloadValue<object>("email_verified", out var verified) && IsTrue(verified));
        return !isVerified ? new(null, "the provider has not verified the email address")
            : Text(settings.Claim) is not { Length: > 0 } person ? new(null, $"it has no {settings.Claim}")
            : Encoding.UTF8.GetByteCount(person) > LongestPerson || person.Any(char.IsControl)
                ? new(null, $"its {settings.Claim} is no name")
            : new(SignInSettings.Comparable(person), null);
    }

    /// <summary>Some providers write a text.</summary>
    private static bool IsTrue(object? value) => value is true or "true" or JsonElement { ValueKind: JsonValueKind.True };

    private Task<TokenValidationResult> ValidateAsync(string token, OpenIdConnectConfiguration metadata) =>
        _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = settings.Issuer,
            ValidAudience = settings.ClientId,
            ValidAlgorithms = Algorithms,
            IssuerSigningKeys = metadata.SigningKeys,
            TryAllIssuerSigningKeys = false,
            LifetimeValidator = IsInTime,
        });

    private bool IsInTime(DateTime? from, DateTime? until, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return until > now - LinkVerifier.ClockSkew && (from is null || from < now + LinkVerifier.ClockSkew);
    }
}
