using System.Net;
using System.Text;

namespace WriteBackLambdas.Emulator.Tests;

public sealed class LambdaApiTests(TestEmulator emulator) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = emulator.Address };

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("echo_object")]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:echo_object")]
    [InlineData("echo_object:live")]
    public async Task A_payload_goes_in_and_the_answer_comes_out(string name)
    {
        using var response = await InvokeAsync(name, """{"arguments":[["a"],[null]]}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("X-Amz-Function-Error"));
        Assert.Equal("""{"success":true,"num_records":2,"results":["[a]",null]}""", await ReadAsync(response));
    }

    [Fact]
    public async Task An_exception_is_a_function_error_of_a_successful_invocation()
    {
        using var response = await InvokeAsync("throws", "{}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Unhandled", response.Headers.GetValues("X-Amz-Function-Error").Single());
        Assert.Equal("""{"errorType":"InvalidOperationException","errorMessage":"it's broken"}""", await ReadAsync(response));
    }

    [Theory]
    [InlineData("missing", "{}", HttpStatusCode.NotFound, "ResourceNotFoundException")]
    [InlineData("echo", "{", HttpStatusCode.BadRequest, "InvalidRequestContentException")]
    public async Task A_bad_invocation_is_refused(string name, string payload, HttpStatusCode status, string type)
    {
        using var response = await InvokeAsync(name, payload);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(type, response.Headers.GetValues("x-amzn-ErrorType").Single());
    }

    [Fact]
    public async Task Six_megabytes_are_the_limit_of_a_request()
    {
        using var response = await InvokeAsync("echo", $"\"{new string('x', 6_291_456)}\"");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("RequestTooLargeException", response.Headers.GetValues("x-amzn-ErrorType").Single());
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "127.0.0.1.evil.example")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_request_from_a_web_page_is_refused(string header, string value)
    {
        using var response = await InvokeAsync("echo_object", """{"arguments":[]}""", header: (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task The_host_may_be_localhost()
    {
        var host = $"localhost:{emulator.Address.Port}";
        using var response = await InvokeAsync("echo_object", """{"arguments":[]}""", header: ("Host", host));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private async Task<HttpResponseMessage> InvokeAsync(string name, string payload, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/2015-03-31/functions/{Uri.EscapeDataString(name)}/invocations");
        request.Content = new StringContent(payload, Encoding.UTF8, "application/json");
        if (header is { } h)
        {
            request.Headers.TryAddWithoutValidation(h.Name, h.Value);
        }

        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static Task<string> ReadAsync(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
