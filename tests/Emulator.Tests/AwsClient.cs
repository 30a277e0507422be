using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace WriteBackLambdas.Emulator.Tests;

/// <summary>Sends AWS JSON 1.1 without an SDK, so that tests see exactly what is on the wire.</summary>
public sealed class AwsClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    public void Dispose() => _http.Dispose();

    public async Task<(HttpStatusCode Status, JsonObject Body)> SendAsync(string target, JsonObject body, string accessKey = "anybody")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Headers.Add("X-Amz-Target", target);
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential={accessKey}/20260101/us-east-1/redshift-data/aws4_request, SignedHeaders=host, Signature=00");
        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.1");
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("application/x-amz-json-1.1", response.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(response.Headers.GetValues("x-amzn-RequestId"));
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
        if (!response.IsSuccessStatusCode)
        {
            Assert.Equal((string?)answer["__type"], response.Headers.GetValues("x-amzn-ErrorType").Single());
        }

        return (response.StatusCode, answer);
    }

    public async Task<JsonObject> SucceedAsync(string target, JsonObject body, string accessKey = "anybody")
    {
        var (status, answer) = await SendAsync(target, body, accessKey);
        Assert.True(status == HttpStatusCode.OK, answer.ToJsonString());
        return answer;
    }

    /// <summary>Sends a request that must be refused, and returns the error's type and message.</summary>
    public async Task<(string Type, string Message)> FailAsync(
        string target, JsonObject body, HttpStatusCode expected = HttpStatusCode.BadRequest)
    {
        var (status, answer) = await SendAsync(target, body);
        Assert.Equal(expected, status);
        return ((string)answer["__type"]!, (string)answer["message"]!);
    }

    /// <summary>Runs SQL to its end, and returns the response of DescribeStatement.</summary>
    public async Task<JsonObject> RunAsync(JsonObject request, string accessKey = "anybody")
    {
        request["WaitTimeSeconds"] = 30;
        var target = request.ContainsKey("Sqls") ? "RedshiftData.BatchExecuteStatement" : "RedshiftData.ExecuteStatement";
        var started = await SucceedAsync(target, request, accessKey);
        return await SucceedAsync("RedshiftData.DescribeStatement", new JsonObject { ["Id"] = (string)started["Id"]! }, accessKey);
    }

    public static JsonObject Statement(string sql, params (string Name, string? Value)[] parameters) =>
        With(new JsonObject { ["Sql"] = sql, ["Database"] = "dev", ["WorkgroupName"] = "local" }, parameters);

    public static JsonObject Batch(string[] statements, params (string Name, string? Value)[] parameters) =>
        With(
            new JsonObject { ["Sqls"] = new JsonArray(
                [.. statements.Select(static s => JsonValue.Create(s))]), ["Database"] = "dev", ["WorkgroupName"] = "local" },
            parameters);

    private static JsonObject With(JsonObject request, (string Name, string? Value)[] parameters)
    {
        if (parameters.Length > 0)
        {
            request["Parameters"] = new JsonArray(
                [.. parameters.Select(static p => new JsonObject { ["name"] = p.Name, ["value"] = p.Value })]);
        }

        return request;
    }
}
