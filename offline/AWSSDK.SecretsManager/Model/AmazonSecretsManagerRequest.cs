using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>What every request to AWS Secrets Manager is.</summary>
public class AmazonSecretsManagerRequest : AmazonWebServiceRequest;
