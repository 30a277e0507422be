using System.Diagnostics;
using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using WriteBackLambdas.Local.Aws;
using WriteBackLambdas.Local.Redshift;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction;
using ActivityKind = WriteBackLambdas.Local.Redshift.ActivityKind;

namespace WriteBackLambdas.Local.Functions;

/// <summary>API Gateway in front of the write-back function: a REST API's Lambda proxy event in, its response out. All methods reach the function.</summary>
internal sealed class ApiGateway(LambdaFunctions functions, ActivityLog log)
{
    public const string Stage = "prod";
    public const string Resource = "/quotes";

    public void Map(IEndpointRouteBuilder endpoints) => endpoints.Map($"/{Stage}{Resource}", LogAsync);

    private async Task LogAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        await HandleAsync(context);
        var status = context.Response.StatusCode;
        log.Add(
            ActivityKind.ApiCall,
            $"{context.Request.Method} {context.Request.Path}{Action(context.Request)}",
            user: "",
            rows: -1,
            Stopwatch.GetElapsedTime(started),
            status < StatusCodes.Status400BadRequest ? null : $"{status} {ReasonPhrases.GetReasonPhrase(status)}");
    }

    /// <summary>The rest of a link is somebody's data, and its digest is worth a quote.</summary>
    private static string Action(HttpRequest request) => request.Query[LinkParameters.Action].ToString() switch
    {
        QuoteLink.GenerateAction => $"?{LinkParameters.Action}={QuoteLink.GenerateAction}",
        QuoteLink.AcceptAction => $"?{LinkParameters.Action}={QuoteLink.AcceptAction}",
        _ => "",
    };

    private async Task HandleAsync(HttpContext context)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(await EventAsync(context.Request), LambdaJson.Default.APIGatewayProxyRequest);
        var outcome = await functions.InvokeAsync(WriteBackFunction.Function.Name, payload, context.RequestAborted);
        if (outcome.IsFunctionError)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            await context.Response.WriteAsJsonAsync(new { message = "Internal server error" });
            return;
        }

        var response = JsonSerializer.Deserialize(outcome.Payload.Span, LambdaJson.Default.APIGatewayProxyResponse)!;
        context.Response.StatusCode = response.StatusCode;
        foreach (var (name, value) in response.Headers!)
        {
            context.Response.Headers[name] = value;
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.WriteAsync(response.Body!);
        }
    }

    private static async Task<APIGatewayProxyRequest> EventAsync(HttpRequest request)
    {
        using var body = new StreamReader(request.Body);
        var text = await body.ReadToEndAsync();
        var headers = request.Headers.ToDictionary(header => header.Key, header => Values(header.Value));
        var query = Query(request);
        return new APIGatewayProxyRequest
        {
            Resource = Resource,
            Path = Resource,
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
                ResourcePath = Resource,
                Stage = Stage,
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
