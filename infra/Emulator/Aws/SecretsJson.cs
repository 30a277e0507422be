using System.Text.Json.Serialization;

namespace WriteBackLambdas.Emulator.Aws;

[JsonSerializable(typeof(Secret[]))]
[JsonSourceGenerationOptions(WriteIndented = true)]
internal sealed partial class SecretsJson : JsonSerializerContext;
