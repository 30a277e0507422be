using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>What every request to the Redshift Data API is.</summary>
public class AmazonRedshiftDataAPIServiceRequest : AmazonWebServiceRequest;
