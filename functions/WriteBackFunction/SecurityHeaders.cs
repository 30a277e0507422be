namespace WriteBackLambdas.WriteBackFunction;

/// <summary>The security headers of every response, the function's and API Gateway's own.</summary>
public static class SecurityHeaders
{
    public static IReadOnlyDictionary<string, string> Of(string contentSecurityPolicy) => new Dictionary<string, string>
    {
        ["Cache-Control"] = "no-store",
        ["Content-Security-Policy"] = contentSecurityPolicy,
        ["Referrer-Policy"] = "no-referrer",
        ["Strict-Transport-Security"] = "max-age=31536000",
        ["X-Content-Type-Options"] = "nosniff",
        ["X-Robots-Tag"] = "noindex, nofollow",
    };
}
