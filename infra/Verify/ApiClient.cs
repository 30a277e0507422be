using System.Net;
using System.Text.Json;

namespace WriteBackLambdas.Verify;

/// <summary>Requests to the API as a program or a browser sends them.</summary>
internal sealed class ApiClient(Uri address, HttpMessageHandler handler) : IDisposable
{
    // A firewall's common rules refuse requests without a user agent.
    private readonly HttpClient _client = new(handler) { DefaultRequestHeaders = { { "User-Agent", "WriteBackLambdas-verify/1" } } };

    public Uri Address => address;

    /// <summary>A browser's prefetch of a link, which never writes, whatever the deployment's mode is.</summary>
    public Task<ApiAnswer> PrefetchAsync(string query, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, query, null, [("Accept", "text/html"), ("Sec-Purpose", "prefetch")], cancellationToken);

    public Task<ApiAnswer> PostAsync(
        string query, IEnumerable<KeyValuePair<string, string>> form, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, query, form, [("Accept", "application/json")], cancellationToken);

    public async Task<ApiAnswer> SendAsync(
        HttpMethod method,
        string query,
        IEnumerable<KeyValuePair<string, string>>? form,
        IEnumerable<(string Name, string Value)> headers,
        CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(address + query));
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var content = form is null ? null : new FormUrlEncodedContent(form);
        request.Content = content;
        using var response = await _client.SendAsync(request, cancellationToken);
        return new ApiAnswer(
            response.StatusCode,
            response.Headers.Concat(response.Content.Headers).ToDictionary(
                header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            await response.Content.ReadAsStringAsync(cancellationToken));
    }

    public void Dispose() => _client.Dispose();
}

/// <summary>A response of the API.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>A member of the JSON, as text; null if the body is no JSON object or does not have it.</summary>
    public string? Member(string name)
    {
        try
        {
            using var json = JsonDocument.Parse(Body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value)
                ? value.ToString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the write-back function itself refused the link as a forgery; a firewall answers 403, too.</summary>
    public bool IsForged => Status == HttpStatusCode.Forbidden && Member("type")?.EndsWith(":forged", StringComparison.Ordinal) == true;

    /// <summary>Whether the write-back function cannot tell yet, because the signing key may have been rotated.</summary>
    public bool IsUnverified => Member("type")?.EndsWith(":unverified", StringComparison.Ordinal) == true;

    public override string ToString() =>
        $"{(int)Status}{(Member("title") is { } title ? $" \"{title}\"" : "")}{(Member("errors") is { } errors ? $" {errors}" : "")}";
}
