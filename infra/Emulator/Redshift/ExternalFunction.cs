using System.Text.Json.Serialization;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>The registration of an external function.</summary>
/// <param name="Name">With its schema.</param>
/// <param name="Lambda">Name or ARN of the Lambda function.</param>
/// <param name="Role">ARN of the IAM role, or the word for the default one.</param>
/// <param name="MaxBatchRows">Rows in one call of the Lambda function.</param>
/// <param name="MaxBatchSize">Bytes of the payload of one call.</param>
internal sealed record ExternalFunction(string Name, string Lambda, string Role, int MaxBatchRows, int MaxBatchSize)
{
    public const string DefaultRole = "default";
}

[JsonSerializable(typeof(ExternalFunction))]
internal sealed partial class ExternalFunctionJson : JsonSerializerContext;
