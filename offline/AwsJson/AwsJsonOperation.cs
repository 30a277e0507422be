using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace AwsJson;

/// <summary>Both directions of one operation.</summary>
internal sealed class AwsJsonOperation<TException, TResponse>(AwsJsonService<TException> service, string operation)
    : JsonResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TException : AmazonServiceException
    where TResponse : AmazonWebServiceResponse, new()
{
    public IRequest Marshall(AmazonWebServiceRequest input) => service.Marshall(input, operation);

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) => service.Unmarshall<TResponse>(input.Stream);

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        ErrorResponse error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        return AwsJsonService<TException>.ToException(error, innerException, statusCode);
    }
}
