using System.Text.Json.Serialization;

namespace WriteBackLambdas.Local.Redshift;

[JsonSerializable(typeof(ExternalFunction))]
internal sealed partial class ExternalFunctionJson : JsonSerializerContext;
