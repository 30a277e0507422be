using System.Net.Http.Headers;
using Amazon.Lambda.APIGatewayEvents;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>What a request's headers say; their names are case-insensitive.</summary>
internal sealed class RequestHeaders
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public RequestHeaders(APIGatewayProxyRequest request)
    {
        foreach (var (name, value) in request.Headers ?? new Dictionary<string, string>())
        {
            _values[name] = value ?? "";
        }

        foreach (var (name, all) in request.MultiValueHeaders ?? new Dictionary<string, IList<string>>())
        {
            _values[name] = string.Join(", ", all ?? []);
        }

        var host = Value("Host") is { Length: > 0 } sent ? sent : request.RequestContext?.DomainName;
        OwnOrigin = $"{(Value("X-Forwarded-Proto") is { Length: > 0 } scheme ? scheme : "https")}://{host}";
    }

    /// <summary>The scheme and the host at which the client has reached the API.</summary>
    public string OwnOrigin { get; }

    /// <summary>The token of a program that signs in itself (RFC 6750); null without one.</summary>
    public string? BearerToken =>
        AuthenticationHeaderValue.TryParse(Value("Authorization"), out var header)
        && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? header.Parameter ?? ""
            : null;

    /// <summary>The value of a cookie; null if there is none, or if there are several, of which somebody else may have set one.</summary>
    public string? Cookie(string name)
    {
        var pairs = Value("Cookie").Split([';', ','], StringSplitOptions.TrimEntries);
        return pairs.Where(pair => pair.StartsWith($"{name}=", StringComparison.Ordinal)).ToArray() is [var only]
            ? only[(name.Length + 1)..]
            : null;
    }

    /// <summary>The content type without its parameters; null if it is malformed.</summary>
    public string? MediaType => MediaTypeHeaderValue.TryParse(Value("Content-Type"), out var type) ? type.MediaType : null;

    /// <summary>The language tags of Accept-Language, the most wanted first; without those of weight 0 and malformed ones.</summary>
    public IReadOnlyList<string> AcceptedLanguages =>
    [
        .. Value("Accept-Language").Split(',')
            .Select(range => StringWithQualityHeaderValue.TryParse(range, out var language) ? language : null)
            .OfType<StringWithQualityHeaderValue>()
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value),
    ];

    /// <summary>
    /// What a browser will do with the response (<c>document</c>, <c>iframe</c>, <c>image</c>, ...), which a page cannot set; empty when
    /// the client is not a browser.
    /// </summary>
    public string Destination => Value("Sec-Fetch-Dest");

    /// <summary>Whether the client accepts JSON and, unlike browsers, no HTML.</summary>
    public bool WantsJson
    {
        get
        {
            var types = Value("Accept").Split(',')
                .Select(range => MediaTypeWithQualityHeaderValue.TryParse(range, out var type) ? type : null)
                .Where(type => type?.Quality is not 0)
                .Select(type => type?.MediaType)
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
            return (types.Contains("application/json") || types.Contains("application/problem+json")) && !types.Contains("text/html");
        }
    }

    /// <summary>Whether the standard header, or one that browsers sent before it, marks a prefetch.</summary>
    public bool IsPrefetch =>
        Contains("Sec-Purpose", "prefetch") || Contains("Purpose", "prefetch")
        || Contains("X-Moz", "prefetch") || Contains("X-Purpose", "preview");

    /// <summary>
    /// Whether another site's page sent the request. Current browsers send Sec-Fetch-Site, which a page cannot set. Older ones are judged
    /// by Origin. They send "null" for our own pages too, because those pages send no referrer, and are refused. A client that sends
    /// neither header is not a browser.
    /// </summary>
    public bool IsCrossSite
    {
        get
        {
            if (Value("Sec-Fetch-Site") is { Length: > 0 } site)
            {
                return site is not ("same-origin" or "none");
            }

            var origin = Value("Origin");
            return origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && string.Equals(uri.GetLeftPart(UriPartial.Authority), OwnOrigin, StringComparison.OrdinalIgnoreCase));
        }
    }

    private string Value(string name) => _values.GetValueOrDefault(name, "");

    private bool Contains(string name, string token) => Value(name).Contains(token, StringComparison.OrdinalIgnoreCase);
}
