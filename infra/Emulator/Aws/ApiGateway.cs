using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using WriteBackLambdas.Emulator.Lambda;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>A REST API of API Gateway: turns each request into a Lambda proxy event and returns the function's response.</summary>
/// <param name="functions">The functions that the API can invoke.</param>
/// <param name="log">Where each call is logged.</param>
public sealed class ApiGateway(LambdaFunctions functions, ActivityLog log)
{
    private const int LargestBody = 6_291_456;

    /// <summary>The methods of the resource.</summary>
    public IReadOnlyCollection<string> Methods { get; init; } = ["GET", "POST"];

    /// <summary>What the gateway answers by itself; AWS's defaults for what is not here.</summary>
    public IReadOnlyCollection<GatewayResponse> Responses { get; init; } = [];

    /// <summary>What the firewall and the throttle say of a request; null lets it pass.</summary>
    public Func<HttpRequest, GatewayRefusal?> Guard { get; set; } = static _ => null;

    /// <summary>Serves a stage's resource with a function. Logs each call's method, path, and what the summary says of its query.</summary>
    public void Map(
        IEndpointRouteBuilder endpoints, string stage, string resource, string function, Func<IQueryCollection, string> summary)
    {
        endpoints.Map($"/{stage}{resource}", async context =>
        {
            var started = Stopwatch.GetTimestamp();
            if (Refusal(context.Request) is { } refusal)
            {
                await GatewayResponse.WriteAsync(context, refusal, Responses);
            }
            else
            {
                await HandleAsync(context, await EventAsync(context.Request, stage, resource), function);
            }

            var status = context.Response.StatusCode;
            log.Add(
                ActivityKind.ApiCall,
                $"{context.Request.Method} {context.Request.Path}{summary(context.Request.Query)}",
                user: "",
                rows: -1,
                Stopwatch.GetElapsedTime(started),
                status < StatusCodes.Status400BadRequest ? null : $"{status} {ReasonPhrases.GetReasonPhrase(status)}");
        });
    }

    /// <summary>Refuses every path of a stage that is not one of its resources.</summary>
    public void MapUnknown(IEndpointRouteBuilder endpoints, string stage) =>
        endpoints.Map($"/{stage}/{{**other}}", context => GatewayResponse.WriteAsync(
            context, Guard(context.Request) ?? GatewayRefusal.NoMethod, Responses));

    private GatewayRefusal? Refusal(HttpRequest request) =>
        Guard(request)
        ?? (!Methods.Contains(request.Method) ? GatewayRefusal.NoMethod
            : request.ContentLength > LargestBody ? GatewayRefusal.TooLarge
            : null);

    private async Task HandleAsync(HttpContext context, APIGatewayProxyRequest request, string function)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(request, ApiGatewayJson.Default.APIGatewayProxyRequest);
        var outcome = await functions.InvokeAsync(function, payload, context.RequestAborted);
        if (outcome.IsFunctionError)
        {
            await GatewayResponse.WriteAsync(context, GatewayRefusal.Failed, Responses);
            return;
        }

        var response = JsonSerializer.Deserialize(outcome.Payload.Span, ApiGatewayJson.Default.APIGatewayProxyResponse)!;
        context.Response.StatusCode = response.StatusCode;
        foreach (var (name, value) in response.Headers!)
        {
            context.Response.Headers[name] = value;
        }

        foreach (var (name, values) in response.MultiValueHeaders ?? new Dictionary<string, IList<string>>())
        {
            context.Response.Headers[name] = values.ToArray();
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.WriteAsync(response.Body!);
        }
    }

    private static async Task<APIGatewayProxyRequest> EventAsync(HttpRequest request, string stage, string resource)
    {
        using var body = new StreamReader(request.Body);
        var text = await body.ReadToEndAsync();
        request.Headers["X-Forwarded-Proto"] = request.Scheme;
        var headers = request.Headers.ToDictionary(header => header.Key, header => Values(header.Value));
        var query = Query(request);
        return new APIGatewayProxyRequest
        {
            Resource = resource,
            Path = resource,
            HttpMethod = request.Method,
            Headers = headers.ToDictionary(header => header.Key, header => header.Value[^1]),
            MultiValueHeaders = headers,
            QueryStringParameters = query?.ToDictionary(parameter => parameter.Key, parameter => parameter.Value[^1]),
            MultiValueQueryStringParameters = query,
            Body = text.Length == 0 ? null : text,
            RequestContext = new APIGatewayProxyRequest.ProxyRequestContext
            {
                AccountId = "123456789012",
                ApiId = "local",
                DomainName = request.Host.Value,
                HttpMethod = request.Method,
                Path = request.Path,
                RequestId = Guid.NewGuid().ToString(),
                ResourcePath = resource,
                Stage = stage,
            },
        };
    }

    /// <summary>Decoded, names with regard to case, every value kept; null when there is none, as in the service's events.</summary>
    private static Dictionary<string, IList<string>>? Query(HttpRequest request)
    {
        Dictionary<string, IList<string>> query = [];
        foreach (var parameter in new QueryStringEnumerable(request.QueryString.Value))
        {
            var name = parameter.DecodeName().ToString();
            query[name] = [.. query.GetValueOrDefault(name, []), parameter.DecodeValue().ToString()];
        }

        return query.Count == 0 ? null : query;
    }

    private static IList<string> Values(StringValues values) => [.. values.Select(value => value ?? "")];
}

[JsonSerializable(typeof(APIGatewayProxyRequest))]
[JsonSerializable(typeof(APIGatewayProxyResponse))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ApiGatewayJson : JsonSerializerContext;
