using System.Net;
using Amazon.Runtime;

namespace Amazon.SecretsManager;

/// <summary>An error that AWS Secrets Manager returned; its ErrorCode names it.</summary>
/// <remarks>
/// The package derives a type from this one for some errors of some operations. Code that must work with both reads ErrorCode, so those
/// types are left out here.
/// </remarks>
public class AmazonSecretsManagerException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
