using System.Text;
using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace WriteBackLambdas.Offline.Tests;

public static class SerializerTests
{
    // As a REST API sends it, shortened.
    private const string Request = """
        {"resource":"/quotes","path":"/quotes","httpMethod":"GET","headers":{"Host":"x.execute-api.us-east-1.amazonaws.com"},
        "multiValueHeaders":{"Accept":["text/html","*/*"]},"queryStringParameters":{"customer":"Zoë & Söhne"},
        "multiValueQueryStringParameters":{"customer":["a","b"]},"pathParameters":null,"stageVariables":null,
        "requestContext":{"resourceId":"r","authorizer":{"role":"sales","level":3},"resourcePath":"/quotes","httpMethod":"GET",
        "extendedRequestId":"e=","requestTime":"09/Apr/2015:12:34:56 +0000","path":"/prod/quotes","accountId":"123456789012",
        "protocol":"HTTP/1.1","stage":"prod","domainPrefix":"x","requestTimeEpoch":1428582896000,"requestId":"q","domainName":"d",
        "identity":{"sourceIp":"192.0.2.1","userAgent":"curl/8","user":null},"apiId":"x"},"body":null,"isBase64Encoded":false}
        """;

    private static readonly SourceGeneratorLambdaJsonSerializer<ProxyEventContext> Serializer = new();

    [Fact]
    public static void A_proxy_event_is_read_whole()
    {
        APIGatewayProxyRequest request = Read<APIGatewayProxyRequest>(Request);
        APIGatewayProxyRequest.ProxyRequestContext context = request.RequestContext!;

        Assert.Equal(("/quotes", "/quotes", "GET"), (request.Resource, request.Path, request.HttpMethod));
        Assert.Equal("x.execute-api.us-east-1.amazonaws.com", request.Headers!["Host"]);
        Assert.Equal(["text/html", "*/*"], request.MultiValueHeaders!["Accept"]);
        Assert.Equal("Zoë & Söhne", request.QueryStringParameters!["customer"]);
        Assert.Equal(["a", "b"], request.MultiValueQueryStringParameters!["customer"]);
        Assert.Equal(("r", "/quotes", "GET"), (context.ResourceId, context.ResourcePath, context.HttpMethod));
        Assert.Equal("e=", context.ExtendedRequestId);
        Assert.Equal(("09/Apr/2015:12:34:56 +0000", 1428582896000), (context.RequestTime, context.RequestTimeEpoch));
        Assert.Equal(("/prod/quotes", "123456789012", "prod", "q"), (context.Path, context.AccountId, context.Stage, context.RequestId));
        Assert.Equal(("x", "d", "x"), (context.DomainPrefix, context.DomainName, context.ApiId));
        Assert.Equal(("192.0.2.1", "curl/8", null), (context.Identity!.SourceIp, context.Identity.UserAgent, context.Identity.User));
        Assert.Equal("sales", context.Authorizer!["role"].ToString());
    }

    [Fact]
    public static void What_is_null_or_absent_is_null()
    {
        APIGatewayProxyRequest request = Read<APIGatewayProxyRequest>(Request);
        Assert.Null(request.PathParameters);
        Assert.Null(request.StageVariables);
        Assert.Null(request.Body);

        APIGatewayProxyRequest empty = Read<APIGatewayProxyRequest>("{}");
        Assert.Null(empty.Headers);
        Assert.Null(empty.MultiValueHeaders);
        Assert.Null(empty.QueryStringParameters);
        Assert.Null(empty.MultiValueQueryStringParameters);
        Assert.Null(empty.RequestContext);
        Assert.False(empty.IsBase64Encoded);
    }

    [Fact]
    public static void An_event_is_written_with_its_names_as_declared_and_without_nulls()
    {
        var request = new APIGatewayProxyRequest { HttpMethod = "GET", Headers = new Dictionary<string, string> { ["a-B"] = "c" } };
        string written = Write(request);

        Assert.Equal("""{"HttpMethod":"GET","Headers":{"a-B":"c"},"IsBase64Encoded":false}""", written);
        Assert.Equal("c", Read<APIGatewayProxyRequest>(written).Headers!["a-B"]);
    }

    [Fact]
    public static void An_answer_is_written_in_camel_case()
    {
        var response = new APIGatewayProxyResponse
        {
            StatusCode = 200,
            Headers = new Dictionary<string, string> { ["Content-Type"] = "text/html" },
            MultiValueHeaders = new Dictionary<string, IList<string>> { ["Set-Cookie"] = ["a", "b"] },
            Body = "<p>é & '+'</p>",
        };
        const string Written = """
            {"statusCode":200,"headers":{"Content-Type":"text/html"},"multiValueHeaders":{"Set-Cookie":["a","b"]},
            "body":"<p>é & '+'</p>","isBase64Encoded":false}
            """;

        Assert.Equal(Written.ReplaceLineEndings(""), Write(response));
        using JsonDocument reflected = JsonSerializer.SerializeToDocument(response);
        Assert.Equal(
            ["statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded"],
            reflected.RootElement.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public static void An_answer_without_headers_has_none() =>
        Assert.Equal("""{"statusCode":204,"isBase64Encoded":false}""", Write(new APIGatewayProxyResponse { StatusCode = 204 }));

    [Fact]
    public static void A_bad_payload_throws_with_the_cause_inside()
    {
        var e = Assert.Throws<JsonSerializerException>(() => Read<APIGatewayProxyRequest>("""{"headers":["""));

        Assert.IsType<JsonException>(e.InnerException, exactMatch: false);
        Assert.Contains(typeof(APIGatewayProxyRequest).FullName!, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_type_that_is_not_registered_throws_both_ways()
    {
        Assert.IsType<JsonSerializerException>(Assert.Throws<JsonSerializerException>(() => Read<List<int>>("[1]")).InnerException);
        Assert.IsType<JsonSerializerException>(Assert.Throws<JsonSerializerException>(() => Write(new List<int> { 1 })).InnerException);
    }

    [Fact]
    public static void The_options_can_be_changed()
    {
        var exact = new SourceGeneratorLambdaJsonSerializer<ProxyEventContext>(
            (JsonSerializerOptions options) => options.PropertyNameCaseInsensitive = false);
        using var stream = new MemoryStream("""{"body":"b","Path":"p"}"""u8.ToArray());
        APIGatewayProxyRequest request = exact.Deserialize<APIGatewayProxyRequest>(stream);

        Assert.Equal((null, "p"), (request.Body, request.Path));
    }

    private static T Read<T>(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return Serializer.Deserialize<T>(stream);
    }

    private static string Write<T>(T value)
    {
        using var stream = new MemoryStream();
        Serializer.Serialize(value, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
