using System.Net;
using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>The secret cannot be decrypted with its key.</summary>
public class DecryptionFailureException : AmazonSecretsManagerException
{
    public DecryptionFailureException(string message)
        : base(message)
    {
    }

    public DecryptionFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public DecryptionFailureException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The secret cannot be encrypted with its key.</summary>
public class EncryptionFailureException : AmazonSecretsManagerException
{
    public EncryptionFailureException(string message)
        : base(message)
    {
    }

    public EncryptionFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public EncryptionFailureException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The service failed.</summary>
public class InternalServiceErrorException : AmazonSecretsManagerException
{
    public InternalServiceErrorException(string message)
        : base(message)
    {
    }

    public InternalServiceErrorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public InternalServiceErrorException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>A parameter has an invalid value.</summary>
public class InvalidParameterException : AmazonSecretsManagerException
{
    public InvalidParameterException(string message)
        : base(message)
    {
    }

    public InvalidParameterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public InvalidParameterException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The secret is not in a state that allows the request.</summary>
public class InvalidRequestException : AmazonSecretsManagerException
{
    public InvalidRequestException(string message)
        : base(message)
    {
    }

    public InvalidRequestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public InvalidRequestException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The request would exceed a quota.</summary>
public class LimitExceededException : AmazonSecretsManagerException
{
    public LimitExceededException(string message)
        : base(message)
    {
    }

    public LimitExceededException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public LimitExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>What the request would create exists.</summary>
public class ResourceExistsException : AmazonSecretsManagerException
{
    public ResourceExistsException(string message)
        : base(message)
    {
    }

    public ResourceExistsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ResourceExistsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>There is no such secret, or no such version of it.</summary>
public class ResourceNotFoundException : AmazonSecretsManagerException
{
    public ResourceNotFoundException(string message)
        : base(message)
    {
    }

    public ResourceNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ResourceNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
