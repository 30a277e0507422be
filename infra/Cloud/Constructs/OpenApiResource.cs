using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Amazon.CDK.AWS.APIGateway;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.OpenApi;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>GET of <c>/openapi.json</c>: the gateway itself answers with the API's description.</summary>
internal static class OpenApiResource
{
    /// <summary>Stands for the server's URL, which has tokens of CloudFormation, until the document is escaped.</summary>
    private const string Server = "https://server.invalid";

    public static void AddTo(RestApi api, StageConfiguration configuration, string server)
    {
        var headers = GatewayError.Headers.ToDictionary(header => $"method.response.header.{header.Key}", header => header.Value);
        api.Root.AddResource("openapi.json").AddMethod(
            "GET",
            new MockIntegration(new IntegrationOptions
            {
                PassthroughBehavior = PassthroughBehavior.NEVER,
                RequestTemplates = new Dictionary<string, string> { ["application/json"] = """{"statusCode":200}""" },
                IntegrationResponses =
                [
                    new IntegrationResponse
                    {
                        StatusCode = "200",
                        ResponseTemplates = new Dictionary<string, string>
                        {
                            ["application/json"] = TemplateOf(configuration).Replace(Server, server, StringComparison.Ordinal),
                        },
                        // The gateway takes a constant in single quotes.
                        ResponseParameters = headers.ToDictionary(header => header.Key, header => $"'{header.Value}'"),
                    },
                ],
            }),
            new MethodOptions
            {
                AuthorizationType = AuthorizationType.NONE,
                MethodResponses =
                [
                    new MethodResponse { StatusCode = "200", ResponseParameters = headers.ToDictionary(header => header.Key, _ => true) },
                ],
            });
    }

    /// <summary>The document as a template of the gateway, in which # and $ begin directives and variables; JSON can escape both.</summary>
    private static string TemplateOf(StageConfiguration configuration)
    {
        var characters = new TextEncoderSettings(UnicodeRanges.BasicLatin);
        characters.ForbidCharacters('#', '$');
        var options = new JsonSerializerOptions { Encoder = JavaScriptEncoder.Create(characters) };
        return ApiDocument.Of(configuration.Definitions.All, Server, configuration.SignIn is not null).ToJsonString(options);
    }
}
