using Amazon.CDK.AWS.APIGateway;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>The gateway's own responses: a page for people, a problem for programs, both with security headers.</summary>
internal static class GatewayResponses
{
    public static void AddTo(RestApi api)
    {
        // The gateway takes a constant in single quotes.
        var headers = GatewayError.Headers.ToDictionary(header => header.Key, header => $"'{header.Value}'");
        foreach (var error in GatewayError.All)
        {
            api.AddGatewayResponse(error.ResponseType, new GatewayResponseOptions
            {
                Type = ResponseType_.Of(error.ResponseType),
                ResponseHeaders = headers,
                // AWS documents the choice by the request's Accept header for other templates, and not for these.
                Templates = new Dictionary<string, string> { ["application/json"] = error.Json, ["text/html"] = error.Html },
            });
        }
    }
}
