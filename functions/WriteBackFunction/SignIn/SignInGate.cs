using Amazon.Lambda.Core;
using Amazon.SecretsManager;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.WriteBackFunction.SignIn;

/// <summary>
/// Asks for a person before a genuine link does anything: a session, which a browser gets from the provider (OpenID Connect's authorization
/// code flow with PKCE), or a program's id token.
/// </summary>
internal sealed class SignInGate
{
    private readonly SignInSettings _settings;
    private readonly SigningKeys _keys;
    private readonly TimeProvider _time;
    private readonly Sessions _sessions;
    private readonly Provider _provider;
    private readonly IdTokens _tokens;

    public SignInGate(SignInSettings settings, IAmazonSecretsManager secrets, TimeProvider time)
    {
        (_settings, _time) = (settings, time);
        _keys = SigningKeys.ForVerification(secrets, settings.SessionSecretId, time);
        _sessions = new Sessions(settings, _keys, time);
        _provider = new Provider(settings, secrets, time);
        _tokens = new IdTokens(settings, _provider, time);
    }

    /// <summary>Loads what the first click needs; a provider that is out must not keep a deployment from starting.</summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        await _keys.GetAsync(cancellationToken);
        try
        {
            await _provider.GetAsync(cancellationToken);
        }
        catch (ProviderException)
        {
        }
    }

    /// <summary>The person who sends a request with a genuine link of this viewer, or else the answer that refuses it.</summary>
    /// <exception cref="SigningKeyException">There is no key of sessions.</exception>
    public async Task<(string? Person, Answer? Refusal)> AdmitAsync(
        WriteBackRequest request, string viewer, ILambdaLogger logger, CancellationToken cancellationToken)
    {
        try
        {
            var person = request.BearerToken is { } token
                ? await PersonOfAsync(token, logger, cancellationToken)
                : await _sessions.FindAsync(request.Cookie(Sessions.Cookie), cancellationToken);
            return person is null ? (null, await StartAsync(request, cancellationToken))
                : !_settings.IsMadeFor(viewer, person) ? (null, new Answer(Outcome.SomebodyElse) { Person = person })
                : (person, null);
        }
        catch (ProviderException exception)
        {
            return (null, Out(exception, logger));
        }
    }

    /// <summary>Answers where the provider sends people back to.</summary>
    /// <exception cref="SigningKeyException">There is no key of sessions.</exception>
    public async Task<Answer> ReturnAsync(WriteBackRequest request, ILambdaLogger logger, CancellationToken cancellationToken)
    {
        if (!request.IsGet)
        {
            return new Answer(Outcome.MethodNotAllowed);
        }

        try
        {
            return await SignedInAsync(request, logger, cancellationToken);
        }
        catch (ProviderException exception)
        {
            return Out(exception, logger);
        }
    }

    /// <summary>A GET asks, and a POST of our own page ends the session.</summary>
    public async Task<Answer> SignOutAsync(WriteBackRequest request, CancellationToken cancellationToken) =>
        request.IsGet
            ? new Answer(Outcome.SignOut) { Person = await _sessions.FindAsync(request.Cookie(Sessions.Cookie), cancellationToken) }
        : !request.IsPost ? new Answer(Outcome.MethodNotAllowed)
        : request.IsCrossSitePost ? new Answer(Outcome.CrossSite)
        : new Answer(Outcome.SignedOut) { Cookies = [SetCookie(Sessions.Cookie, Sessions.SignedOut, Sessions.SignedOutLife)] };

    private async Task<Answer> SignedInAsync(WriteBackRequest request, ILambdaLogger logger, CancellationToken cancellationToken)
    {
        var keys = await _keys.GetAsync(cancellationToken);
        if (request.Single("state") is not { } state
            || Attempt.Find(keys, _settings, request.Cookie(Attempt.Cookie), state, _time.GetUtcNow()) is not { } attempt)
        {
            return Refused("the state is not this browser's or too old", logger);
        }

        if (request.Single("code") is not { } code)
        {
            return Refused("the provider sent no code", logger);
        }

        if (await _provider.RedeemAsync(code, attempt.Verifier, ReturnAddress(request), cancellationToken) is not { } token)
        {
            return Refused("the provider refused the code or the client", logger);
        }

        var reading = await _tokens.ReadAsync(token, attempt.Nonce, cancellationToken);
        if (reading.Person is not { } person)
        {
            return Refused($"the id token is refused: {reading.Refusal}", logger);
        }

        var session = await _sessions.CreateAsync(person, cancellationToken);
        return new Answer(Outcome.SignedIn)
        {
            Person = person,
            SignIn = new SignInStep(state),
            Cookies = [SetCookie(Sessions.Cookie, session, TimeSpan.FromSeconds(_settings.SessionSeconds))],
        };
    }

    /// <summary>Only a page that a person looks at goes to the provider, not what a browser fetches ahead or a program sends.</summary>
    private async Task<Answer> StartAsync(WriteBackRequest request, CancellationToken cancellationToken)
    {
        if (request.WantsJson || request.BearerToken is not null || request.IsPrefetch || request.IsFramed || !request.IsNavigation)
        {
            return new Answer(Outcome.SignIn);
        }

        var metadata = await _provider.GetAliveAsync(cancellationToken);
        var browser = Attempt.BrowserOf(request.Cookie(Attempt.Cookie));
        var keys = await _keys.GetAsync(cancellationToken);
        var attempt = Attempt.Start(keys.Current, _settings, browser, _time.GetUtcNow());
        (string Name, string Value)[] query =
        [
            ("response_type", "code"),
            ("client_id", _settings.ClientId),
            ("redirect_uri", ReturnAddress(request)),
            ("scope", _settings.Scopes),
            ("state", attempt.State),
            ("nonce", attempt.Nonce),
            ("code_challenge", attempt.Challenge),
            ("code_challenge_method", "S256"),
            // The provider's own session may go on, and would sign in whoever has just signed out.
            .. request.Cookie(Sessions.Cookie) == Sessions.SignedOut ? [("prompt", "login")] : ((string, string)[])[],
        ];
        var text = string.Join('&', query.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
        var separator = metadata.AuthorizationEndpoint.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return new Answer(Outcome.SignIn)
        {
            SignIn = new SignInStep(attempt.State, $"{metadata.AuthorizationEndpoint}{separator}{text}"),
            Cookies = [SetCookie(Attempt.Cookie, browser, Attempt.Lifetime)],
        };
    }

    private async Task<string?> PersonOfAsync(string token, ILambdaLogger logger, CancellationToken cancellationToken)
    {
        var reading = await _tokens.ReadAsync(token, nonce: null, cancellationToken);
        if (reading.Refusal is { } refusal)
        {
            Log.SignInRefused(logger, $"the bearer token is refused: {refusal}");
        }

        return reading.Person;
    }

    private static string ReturnAddress(WriteBackRequest request) => $"{request.Address}/{SignInPath.Return}";

    private static string SetCookie(string name, string value, TimeSpan life) =>
        $"{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={(int)life.TotalSeconds}";

    private static Answer Refused(string reason, ILambdaLogger logger)
    {
        Log.SignInRefused(logger, reason);
        return new Answer(Outcome.SignInFailed);
    }

    private static Answer Out(ProviderException exception, ILambdaLogger logger)
    {
        Log.ProviderOut(logger, exception.Message);
        return new Answer(Outcome.SignInUnavailable);
    }
}
