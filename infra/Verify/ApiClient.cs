using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace WriteBackLambdas.Verify;

/// <summary>Requests to the API as a program or a browser sends them.</summary>
/// <param name="token">The id token of a person; null for nobody.</param>
internal sealed class ApiClient(Uri address, HttpMessageHandler handler, string? token = null) : IDisposable
{
    private readonly HttpClient _client = new(handler)
    {
        DefaultRequestHeaders =
        {
            // A firewall's common rules refuse requests without a user agent.
            { "User-Agent", "WriteBackLambdas-verify/1" },
        },
    };

    public Uri Address => address;

    public bool HasToken => token is not null;

    /// <summary>A page of another site, such as the sign-in provider's.</summary>
    public async Task<ApiAnswer> OpenAsync(Uri page, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.Add("Accept", "text/html");
        return await SendAsync(request, cancellationToken);
    }

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

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        request.Content = form is null ? null : new FormUrlEncodedContent(form);
        return await SendAsync(request, cancellationToken);
    }

    public void Dispose() => _client.Dispose();

    private async Task<ApiAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await _client.SendAsync(request, cancellationToken);
        return new ApiAnswer(
            response.StatusCode,
            response.Headers.Concat(response.Content.Headers).ToDictionary(
                header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            await response.Content.ReadAsStringAsync(cancellationToken));
    }
}

/// <summary>A response of the API.</summary>
internal sealed partial record ApiAnswer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Body)
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

    /// <summary>What the write-back function calls its problem or page, such as sign-in; null if another program answered.</summary>
    public string? Name =>
        Member("type")?.Split(':')[^1] ?? (PageName().Match(Body) is { Success: true } page ? page.Groups["name"].Value : null);

    /// <summary>Whether the link is genuine, and nobody has signed in.</summary>
    public bool NeedsPerson => Name == "sign-in";

    /// <summary>Whether the function found the link genuine, even if it asks for a person, or for another one.</summary>
    public bool IsGenuine => Status == HttpStatusCode.OK || Name is "sign-in" or "somebody-else";

    /// <summary>Whether the write-back function itself refused the link as a forgery; a firewall answers 403, too.</summary>
    public bool IsForged => Status == HttpStatusCode.Forbidden && Member("type")?.EndsWith(":forged", StringComparison.Ordinal) == true;

    /// <summary>Whether the write-back function cannot tell yet, because the signing key may have been rotated.</summary>
    public bool IsUnverified => Member("type")?.EndsWith(":unverified", StringComparison.Ordinal) == true;

    [GeneratedRegex("<body data-page=\"(?<name>[a-z-]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex PageName();

    public override string ToString() =>
        $"{(int)Status}{(Member("title") is { } title ? $" \"{title}\"" : "")}{(Member("errors") is { } errors ? $" {errors}" : "")}";
}
