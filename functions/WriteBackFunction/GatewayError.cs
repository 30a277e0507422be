namespace WriteBackLambdas.WriteBackFunction;

/// <summary>
/// An error that API Gateway answers itself, because a request is refused before the function, or the function fails: the templates of a
/// page and of a problem (RFC 9457). API Gateway replaces the variables in them, and none of those repeats what a client sent.
/// </summary>
/// <param name="ResponseType">API Gateway's name for the error.</param>
/// <param name="Status">The HTTP status; null if the response type covers several.</param>
/// <param name="Name">The end of the problem type.</param>
public sealed record GatewayError(string ResponseType, int? Status, string Name, string Title, string Detail)
{
    private const string BadParameters = "BAD_REQUEST_PARAMETERS";

    // The gateway takes a header's value in single quotes, and AWS does not document how to escape one; this policy has none.
    private const string ContentSecurityPolicy = "sandbox";

    /// <summary>Every error that has a template; API Gateway answers all others as one of the two defaults.</summary>
    public static IReadOnlyList<GatewayError> All { get; } =
    [
        new(BadParameters, 400, "malformed", "This link is damaged", "Nothing was recorded. Open the link from the dashboard again."),
        // WAF leaves the response to the gateway, because the web ACL has no custom responses.
        new(
            "WAF_FILTERED",
            403,
            "blocked",
            "The firewall refused this request",
            "Nothing was recorded. If you clicked a link in the dashboard, tell the person who maintains it."),
        new("THROTTLED", 429, "throttled", "Too many requests", "Nothing was recorded. Wait a minute, and then open the link again."),
        new(
            "DEFAULT_4XX",
            null,
            "refused",
            "This request was refused",
            "Nothing was recorded. Open a link from the dashboard, in the network that the dashboard's maintainer allows."),
        new(
            "DEFAULT_5XX",
            null,
            "failed",
            "Something went wrong",
            "We cannot tell whether the quote was recorded. Opening the link again is safe: nothing is ever recorded twice."),
    ];

    /// <summary>The headers of each of these responses, with the values as a client gets them.</summary>
    public static IReadOnlyDictionary<string, string> Headers { get; } =
        new Dictionary<string, string>(SecurityHeaders.Of(ContentSecurityPolicy)) { ["X-Frame-Options"] = "DENY" };

    /// <summary>The template for application/json. The variable is a JSON string.</summary>
    public string Json =>
        $$"""{"type":"urn:problem-type:write-back:{{Name}}","title":"{{Title}}",{{StatusMember}}"detail":"{{Detail}}"{{ErrorsMember}}}""";

    /// <summary>The template for text/html. The access log has the reference too.</summary>
    public string Html =>
        $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{Title}}</title>
        <style>
        :root { color-scheme: light dark; font: 16px/1.55 system-ui, sans-serif; }
        main { width: min(40rem, 100% - 3rem); margin: 4rem auto; }
        small { opacity: .8; overflow-wrap: anywhere; }
        </style>
        </head>
        <body>
        <main>
        <h1>{{Title}}</h1>
        <p>{{Detail}}</p>
        <p><small>Reference: $context.extendedRequestId</small></p>
        </main>
        </body>
        </html>
        """;

    private string StatusMember => Status is { } status ? $"\"status\":{status}," : "";

    private string ErrorsMember => ResponseType == BadParameters ? ",\"errors\":[$context.error.messageString]" : "";
}
