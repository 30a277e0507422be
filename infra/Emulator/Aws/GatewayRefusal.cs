namespace WriteBackLambdas.Emulator.Aws;

/// <summary>
/// A response that API Gateway gives instead of the function:
/// docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html.
/// </summary>
/// <param name="Type">The name of the response type.</param>
/// <param name="Status">Its HTTP status.</param>
/// <param name="Message">What <c>$context.error.message</c> says.</param>
public sealed record GatewayRefusal(string Type, int Status, string Message)
{
    /// <summary>AWS WAF blocks the request.</summary>
    public static GatewayRefusal Blocked { get; } = new("WAF_FILTERED", 403, "Forbidden");

    /// <summary>The requests are over the throttle's limit.</summary>
    public static GatewayRefusal Throttled { get; } = new("THROTTLED", 429, "Too Many Requests");

    /// <summary>The API has no such resource, or not with this method.</summary>
    public static GatewayRefusal NoMethod { get; } = new("MISSING_AUTHENTICATION_TOKEN", 403, "Missing Authentication Token");

    /// <summary>The body is larger than the function can receive.</summary>
    public static GatewayRefusal TooLarge { get; } = new("REQUEST_TOO_LARGE", 413, "Request Too Long");

    /// <summary>The function failed.</summary>
    public static GatewayRefusal Failed { get; } = new("INTEGRATION_FAILURE", 502, "Internal server error");
}
