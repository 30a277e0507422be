using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.WriteBackFunction.Tests;

/// <summary>Requests as API Gateway sends them.</summary>
internal static class Requests
{
    public static readonly IReadOnlyDictionary<string, string> Genuine =
        Sample("genuine").QueryStringParameters!.AsReadOnly();

    /// <summary>A sample event, read as Lambda's runtime reads it.</summary>
    public static APIGatewayProxyRequest Sample(string name)
    {
        using var json = new MemoryStream(SampleEvents.Read($"write-back/{name}.json"));
        return new SourceGeneratorLambdaJsonSerializer<LambdaJson>().Deserialize<APIGatewayProxyRequest>(json);
    }

    public static APIGatewayProxyRequest Of(
        string method,
        IReadOnlyDictionary<string, string>? query = null,
        string? body = null,
        params (string Name, string Value)[] headers) => new()
    {
        HttpMethod = method,
        Path = "/quotes",
        MultiValueQueryStringParameters = (query ?? Genuine).ToDictionary(pair => pair.Key, pair => (IList<string>)[pair.Value]),
        Headers = headers.Append(("Host", "api.example.com")).ToDictionary(header => header.Item1, header => header.Item2),
        Body = body,
    };

    public static APIGatewayProxyRequest Form(string body, params (string Name, string Value)[] headers) =>
        Of("POST", null, body, [("Content-Type", "application/x-www-form-urlencoded"), .. headers]);

    public static WriteBackRequest Read(APIGatewayProxyRequest request) => WriteBackRequest.From(request, QuoteDefinition.Embedded);

    /// <summary>A link of the default definition, signed by the sample key unless another one is given.</summary>
    public static SignedLink Link(IssueTime issued, string key = SampleEvents.Key)
    {
        string?[] values = ["Acme <b>", "true", "Welder", null, "TX", "Welds & \"cuts\"", "1234.50"];
        var link = new QuoteLink(QuoteLink.Generate, "alice", issued, values);
        using var signingKey = SigningKey.FromText(key);
        return new SignedLink(link, new Digester(signingKey).Compute(link.ToMessage(QuoteDefinition.Embedded)));
    }

    public static SignedLink AcceptLink(IssueTime issued)
    {
        var link = new QuoteLink("accept", "alice", issued, ["0198c0de-0000-7000-8000-000000000001", "3"]);
        using var signingKey = SigningKey.FromText(SampleEvents.Key);
        return new SignedLink(link, new Digester(signingKey).Compute(link.ToMessage(QuoteDefinition.Embedded)));
    }

    public static JsonElement Json(this APIGatewayProxyResponse response) => JsonElement.Parse(response.Body!);
}
