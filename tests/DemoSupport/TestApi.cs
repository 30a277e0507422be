using System.Net;
using System.Text.Json;

namespace WriteBackLambdas.Support;

/// <summary>An HTTP client of the API that follows links as a browser does, or asks for JSON as a program does.</summary>
public sealed class TestApi(Uri api)
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public Task<TestAnswer> PostAsync(string link, string? form = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, link, form, [("Accept", "application/json"), .. headers]);

    public Task<TestAnswer> GetAsync(string link, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, link, null, [("Accept", "text/html"), .. headers]);

    public async Task<TestAnswer> SendAsync(HttpMethod method, string link, string? form, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(api, link));
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        if (form is not null)
        {
            request.Content = new StringContent(form, null, "application/x-www-form-urlencoded");
        }

        using var response = await Client.SendAsync(request);
        return new TestAnswer(
            response.StatusCode,
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value)),
            await response.Content.ReadAsStringAsync());
    }
}

public sealed record TestAnswer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string QuoteId => Json.GetProperty("quoteId").GetString()!;

    public int Revision => Json.GetProperty("revision").GetInt32();

    public string QuoteStatus => Json.GetProperty("status").GetString()!;

    public bool Replayed => Json.GetProperty("replayed").GetBoolean();
}
