using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace AwsJson;

/// <summary>One operation in JSON: it writes the request and reads the answer. AWS JSON 1.1 has a target, and REST a path.</summary>
internal sealed class AwsJsonOperation<TResponse, TException>(
    string service, string? target, string path, string version, Func<JsonElement, TResponse> read)
    : JsonResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TResponse : AmazonWebServiceResponse
    where TException : AmazonServiceException
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, service)
        {
            HttpMethod = "POST",
            ResourcePath = path,
            Headers =
            {
                ["Content-Type"] = target is null ? "application/json" : "application/x-amz-json-1.1",
                ["x-amz-api-version"] = version,
            },
            Content = AwsJsonWriter.Write(input),
        };
        if (target is not null)
        {
            request.Headers["X-Amz-Target"] = target;
        }

        return request;
    }

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        using var json = JsonDocument.Parse(input.Stream);
        return read(json.RootElement);
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        ErrorResponse error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        object?[] arguments = [error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode];
        return (AmazonServiceException)Activator.CreateInstance(typeof(TException), arguments)!;
    }
}
