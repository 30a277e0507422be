using System.Net;
using Amazon.Runtime;

namespace Amazon.RDSDataService;

/// <summary>An error that the RDS Data API returned; its ErrorCode names it.</summary>
/// <remarks>
/// The package derives a type from this one for some errors of some operations. Code that must work with both reads ErrorCode, so those
/// types are left out here.
/// </remarks>
public class AmazonRDSDataServiceException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
