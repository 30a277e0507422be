using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using WriteBackLambdas.WriteBackFunction;

[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<LambdaJson>))]

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>How Lambda's runtime reads this function's events and writes its answers, without reflection.</summary>
[JsonSerializable(typeof(APIGatewayProxyRequest))]
[JsonSerializable(typeof(APIGatewayProxyResponse))]
public sealed partial class LambdaJson : JsonSerializerContext;
