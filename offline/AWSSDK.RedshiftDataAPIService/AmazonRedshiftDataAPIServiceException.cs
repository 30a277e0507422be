using System.Net;
using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService;

/// <summary>Any failure that the Redshift Data API reports; those with a type of their own derive from it.</summary>
public class AmazonRedshiftDataAPIServiceException : AmazonServiceException
{
    public AmazonRedshiftDataAPIServiceException(string message)
        : base(message)
    {
    }

    public AmazonRedshiftDataAPIServiceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AmazonRedshiftDataAPIServiceException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
