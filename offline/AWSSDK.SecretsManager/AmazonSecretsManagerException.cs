using System.Net;
using Amazon.Runtime;

namespace Amazon.SecretsManager;

/// <summary>Any failure that AWS Secrets Manager reports; those with a type of their own derive from it.</summary>
public class AmazonSecretsManagerException : AmazonServiceException
{
    public AmazonSecretsManagerException(string message)
        : base(message)
    {
    }

    public AmazonSecretsManagerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AmazonSecretsManagerException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
