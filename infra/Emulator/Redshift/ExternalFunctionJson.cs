using System.Text.Json.Serialization;

namespace WriteBackLambdas.Emulator.Redshift;

[JsonSerializable(typeof(ExternalFunction))]
internal sealed partial class ExternalFunctionJson : JsonSerializerContext;
