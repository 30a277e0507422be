using Amazon.Lambda.APIGatewayEvents;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>What a request's headers say; names without regard to case.</summary>
internal sealed class RequestHeaders
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly string? _ownHost;

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

        _ownHost = Value("Host") is { Length: > 0 } host ? host : request.RequestContext?.DomainName;
    }

    public string ContentType => Value("Content-Type");

    public string AcceptLanguage => Value("Accept-Language");

    /// <summary>What a browser will do with the answer (<c>document</c>, <c>iframe</c>, <c>image</c>, ...), which a page cannot set; empty: not a browser.</summary>
    public string Destination => Value("Sec-Fetch-Dest");

    /// <summary>JSON for those who ask for it and not for HTML as well, as browsers do.</summary>
    public bool WantsJson =>
        Value("Accept") is var accept
        && (Has(accept, "application/json") || Has(accept, "application/problem+json"))
        && !Has(accept, "text/html");

    /// <summary>The standard's header and those that browsers sent before it.</summary>
    public bool IsPrefetch =>
        Has(Value("Sec-Purpose"), "prefetch") || Has(Value("Purpose"), "prefetch") || Has(Value("X-Moz"), "prefetch")
        || Has(Value("X-Purpose"), "preview");

    /// <summary>
    /// Sec-Fetch-Site, which a page cannot set, decides where it is sent: every current browser does. Older ones are judged by Origin; they send "null"
    /// for our own pages too, because those have no referrer, and are refused. Neither header: not a browser.
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
                && string.Equals(uri.Authority, _ownHost, StringComparison.OrdinalIgnoreCase));
        }
    }

    private string Value(string name) => _values.GetValueOrDefault(name, "");

    private static bool Has(string value, string token) => value.Contains(token, StringComparison.OrdinalIgnoreCase);
}
