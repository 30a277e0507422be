using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;

namespace WriteBackLambdas.Offline.Tests;

[JsonSerializable(typeof(APIGatewayProxyRequest))]
[JsonSerializable(typeof(APIGatewayProxyResponse))]
internal sealed partial class ProxyEventContext : JsonSerializerContext;
