using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AwsJson;

/// <summary>One AWS service that speaks JSON 1.1: its names, its bodies and its errors.</summary>
/// <typeparam name="TException">The base of the service's own exceptions, which bear their names on the wire.</typeparam>
internal sealed class AwsJsonService<TException>(string name, string targetPrefix, string version, params JsonConverter[] enums)
    where TException : AmazonServiceException
{
    private static readonly Dictionary<string, Type> Errors = typeof(TException).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(TException)))
        .ToDictionary(type => WithoutSuffix(type.Name));

    private readonly JsonSerializerOptions json = AwsJsonOptions.Create(enums);

    internal AwsJsonOperation<TException, TResponse> Operation<TResponse>(string operation)
        where TResponse : AmazonWebServiceResponse, new() => new(this, operation);

    internal IRequest Marshall(AmazonWebServiceRequest request, string operation) => new DefaultRequest(request, name)
    {
        HttpMethod = "POST",
        ResourcePath = "/",
        Headers =
        {
            ["X-Amz-Target"] = $"{targetPrefix}.{operation}",
            ["Content-Type"] = "application/x-amz-json-1.1",
            ["x-amz-api-version"] = version,
        },
        Content = JsonSerializer.SerializeToUtf8Bytes(request, request.GetType(), json),
    };

    internal TResponse Unmarshall<TResponse>(Stream body)
        where TResponse : AmazonWebServiceResponse, new() => JsonSerializer.Deserialize<TResponse>(body, json) ?? new TResponse();

    internal static AmazonServiceException ToException(ErrorResponse error, Exception inner, HttpStatusCode status)
    {
        Type type = Errors.GetValueOrDefault(WithoutSuffix(error.Code ?? string.Empty), typeof(TException));
        object?[] arguments = [error.Message, inner, error.Type, error.Code, error.RequestId, status];
        return (AmazonServiceException)Activator.CreateInstance(type, arguments)!;
    }

    // Some services leave it out on the wire: DecryptionFailure is DecryptionFailureException.
    private static string WithoutSuffix(string error) =>
        error.EndsWith(nameof(Exception), StringComparison.Ordinal) ? error[..^nameof(Exception).Length] : error;
}
