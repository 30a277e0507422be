using System.Net;
using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>Too many sessions are open.</summary>
public class ActiveSessionsExceededException : AmazonRedshiftDataAPIServiceException
{
    public ActiveSessionsExceededException(string message)
        : base(message)
    {
    }

    public ActiveSessionsExceededException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ActiveSessionsExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>Too many statements are active.</summary>
public class ActiveStatementsExceededException : AmazonRedshiftDataAPIServiceException
{
    public ActiveStatementsExceededException(string message)
        : base(message)
    {
    }

    public ActiveStatementsExceededException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ActiveStatementsExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>Too many requests wait for their statements.</summary>
public class ActiveWaitingRequestsExceededException : AmazonRedshiftDataAPIServiceException
{
    public ActiveWaitingRequestsExceededException(string message)
        : base(message)
    {
    }

    public ActiveWaitingRequestsExceededException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ActiveWaitingRequestsExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>A statement of the batch could not be run.</summary>
public class BatchExecuteStatementException : AmazonRedshiftDataAPIServiceException
{
    public BatchExecuteStatementException(string message)
        : base(message)
    {
    }

    public BatchExecuteStatementException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public BatchExecuteStatementException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The database could not be reached.</summary>
public class DatabaseConnectionException : AmazonRedshiftDataAPIServiceException
{
    public DatabaseConnectionException(string message)
        : base(message)
    {
    }

    public DatabaseConnectionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public DatabaseConnectionException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The statement could not be run.</summary>
public class ExecuteStatementException : AmazonRedshiftDataAPIServiceException
{
    public ExecuteStatementException(string message)
        : base(message)
    {
    }

    public ExecuteStatementException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ExecuteStatementException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The service failed.</summary>
public class InternalServerException : AmazonRedshiftDataAPIServiceException
{
    public InternalServerException(string message)
        : base(message)
    {
    }

    public InternalServerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public InternalServerException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>The request took too long.</summary>
public class QueryTimeoutException : AmazonRedshiftDataAPIServiceException
{
    public QueryTimeoutException(string message)
        : base(message)
    {
    }

    public QueryTimeoutException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public QueryTimeoutException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}

/// <summary>There is no such statement, or it has no result.</summary>
public class ResourceNotFoundException : AmazonRedshiftDataAPIServiceException
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

/// <summary>A parameter has an invalid value.</summary>
public class ValidationException : AmazonRedshiftDataAPIServiceException
{
    public ValidationException(string message)
        : base(message)
    {
    }

    public ValidationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ValidationException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
