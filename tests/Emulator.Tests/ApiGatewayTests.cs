using System.Net;
using System.Text;
using WriteBackLambdas.Emulator.Aws;
using WriteBackLambdas.Emulator.Lambda;

namespace WriteBackLambdas.Emulator.Tests;

/// <summary>What API Gateway answers without the function, or when it fails.</summary>
public sealed class ApiGatewayTests : IAsyncLifetime
{
    private static readonly HttpClient Http = new();

    private readonly WebServer _web = new(port: 0);
    private readonly ApiGateway _gateway;
    private int _calls;
    private Uri? _address;

    public ApiGatewayTests()
    {
        var functions = new LambdaFunctions(new Dictionary<string, LambdaHandler>
        {
            ["answers"] = (_, _) =>
            {
                _calls++;
                return Task.FromResult<ReadOnlyMemory<byte>>("""{"statusCode":200,"headers":{},"body":"done"}"""u8.ToArray());
            },
            ["throws"] = (_, _) => throw new InvalidOperationException("a detail of the function"),
        });
        _gateway = Map(functions, "prod", "answers", []);
        Map(functions, "broken", "throws", []);
        Map(functions, "own", "throws",
        [
            new GatewayResponse(
                "DEFAULT_5XX",
                new Dictionary<string, string> { ["X-Own"] = "yes" },
                new Dictionary<string, string>
                {
                    ["application/json"] = """{"title":$context.error.messageString,"type":"$context.error.responseType"}""",
                    ["text/html"] = "<h1>$context.error.message</h1>",
                }),
        ]);
    }

    public async ValueTask InitializeAsync() => _address = await _web.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Fact]
    public async Task A_request_reaches_the_function()
    {
        Assert.Equal((HttpStatusCode.OK, "done"), await SendAsync("GET", "prod/quotes?a=b"));
    }

    [Theory]
    [InlineData("GET", "prod/other")]
    [InlineData("GET", "prod/")]
    [InlineData("PUT", "prod/quotes")]
    [InlineData("DELETE", "prod/quotes")]
    public async Task What_the_API_does_not_have_misses_an_authentication_token(string method, string path)
    {
        Assert.Equal(
            (HttpStatusCode.Forbidden, """{"message":"Missing Authentication Token"}"""), await SendAsync(method, path));
        Assert.Equal(0, _calls);
    }

    [Fact]
    public async Task The_firewall_and_the_throttle_answer_before_the_function()
    {
        _gateway.Guard = request => request.Query.ContainsKey("attack") ? GatewayRefusal.Blocked : null;
        Assert.Equal((HttpStatusCode.Forbidden, """{"message":"Forbidden"}"""), await SendAsync("GET", "prod/quotes?attack=1"));
        Assert.Equal((HttpStatusCode.OK, "done"), await SendAsync("GET", "prod/quotes"));

        _gateway.Guard = _ => GatewayRefusal.Throttled;
        Assert.Equal((HttpStatusCode.TooManyRequests, """{"message":"Too Many Requests"}"""), await SendAsync("POST", "prod/quotes"));
        Assert.Equal(1, _calls);
    }

    [Fact]
    public async Task A_body_that_the_function_cannot_receive_is_refused()
    {
        var (status, body) = await SendAsync("POST", "prod/quotes", body: new string('x', 6_300_000));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, """{"message":"Request Too Long"}"""), (status, body));
    }

    [Fact]
    public async Task A_function_that_fails_gives_502_without_its_message()
    {
        Assert.Equal((HttpStatusCode.BadGateway, """{"message":"Internal server error"}"""), await SendAsync("GET", "broken/quotes"));
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "<h1>Internal server error</h1>")]
    [InlineData("application/json", """{"title":"Internal server error","type":"INTEGRATION_FAILURE"}""")]
    [InlineData("*/*", """{"title":"Internal server error","type":"INTEGRATION_FAILURE"}""")]
    public async Task The_APIs_own_response_is_the_one_that_the_client_accepts(string accept, string expected)
    {
        Assert.Equal((HttpStatusCode.BadGateway, expected), await SendAsync("GET", "own/quotes", accept));
    }

    private ApiGateway Map(LambdaFunctions functions, string stage, string function, GatewayResponse[] responses)
    {
        var gateway = new ApiGateway(functions, new ActivityLog(TimeProvider.System)) { Responses = responses };
        gateway.Map(_web.App, stage, "/quotes", function, _ => "");
        gateway.MapUnknown(_web.App, stage);
        return gateway;
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(
        string method, string path, string accept = "*/*", string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_address!, path));
        request.Headers.Accept.ParseAdd(accept);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8);
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
