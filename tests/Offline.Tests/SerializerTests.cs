using System.Text;
using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace WriteBackLambdas.Offline.Tests;

public static class SerializerTests
{
    private static readonly SourceGeneratorLambdaJsonSerializer<ProxyEventContext> Serializer = new();

    [Fact]
    public static void A_proxy_event_is_read()
    {
        APIGatewayProxyRequest request = Read<APIGatewayProxyRequest>("""
            {"resource":"/quotes","path":"/quotes","httpMethod":"GET","headers":{"Host":"x.execute-api.us-east-1.amazonaws.com"},
            "multiValueHeaders":{"Accept":["text/html","*/*"]},"queryStringParameters":{"customer":"Zoë & Söhne"},
            "multiValueQueryStringParameters":{"customer":["a","b"]},"pathParameters":null,
            "requestContext":{"authorizer":{"role":"sales","level":3},"domainName":"d","identity":{"sourceIp":"192.0.2.1"},
            "requestTimeEpoch":1428582896000},"body":"b","isBase64Encoded":true}
            """);

        Assert.Equal(("/quotes", "/quotes", "GET"), (request.Resource, request.Path, request.HttpMethod));
        Assert.Equal("x.execute-api.us-east-1.amazonaws.com", request.Headers!["Host"]);
        Assert.Equal(["text/html", "*/*"], request.MultiValueHeaders!["Accept"]);
        Assert.Equal("Zoë & Söhne", request.QueryStringParameters!["customer"]);
        Assert.Equal(["a", "b"], request.MultiValueQueryStringParameters!["customer"]);
        Assert.Equal(("d", "b", true), (request.RequestContext!.DomainName, request.Body, request.IsBase64Encoded));
    }

    [Fact]
    public static void What_an_event_lacks_is_null()
    {
        APIGatewayProxyRequest empty = Read<APIGatewayProxyRequest>("""{"body":null}""");

        Assert.Equal((null, null, null), (empty.Headers, empty.MultiValueHeaders, empty.RequestContext));
        Assert.Equal((null, null), (empty.QueryStringParameters, empty.MultiValueQueryStringParameters));
        Assert.Equal((null, false), (empty.Body, empty.IsBase64Encoded));
    }

    [Fact]
    public static void An_event_is_written_with_its_names_as_declared_and_without_nulls() => Assert.Equal(
        """{"HttpMethod":"GET","Headers":{"a-B":"c"},"IsBase64Encoded":false}""",
        Write(new APIGatewayProxyRequest { HttpMethod = "GET", Headers = new Dictionary<string, string> { ["a-B"] = "c" } }));

    [Fact]
    public static void A_response_is_written_in_camel_case()
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
        Assert.Equal("""{"statusCode":204,"isBase64Encoded":false}""", Write(new APIGatewayProxyResponse { StatusCode = 204 }));
    }

    [Fact]
    public static void An_event_that_is_not_valid_JSON_throws_with_the_cause_inside()
    {
        var error = Assert.Throws<JsonSerializerException>(() => Read<APIGatewayProxyRequest>("""{"headers":["""));

        Assert.IsType<JsonException>(error.InnerException, exactMatch: false);
        Assert.Contains(typeof(APIGatewayProxyRequest).FullName!, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_type_that_is_not_registered_throws_both_ways()
    {
        Assert.Throws<JsonSerializerException>(() => Read<List<int>>("[1]"));
        Assert.Throws<JsonSerializerException>(() => Write(new List<int> { 1 }));
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
