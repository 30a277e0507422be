using Amazon.CDK;
using Amazon.CDK.AWS.APIGateway;
using Amazon.CDK.AWS.Route53;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>The API's own domain name: it keeps links' address when the API is replaced.</summary>
internal sealed class ApiDomain : Construct
{
    public ApiDomain(Construct scope, string id, DomainConfiguration configuration, RestApi api)
        : base(scope, id)
    {
        var domain = new CfnDomainName(this, "Name", new CfnDomainNameProps
        {
            DomainName = configuration.Name,
            RegionalCertificateArn = configuration.CertificateArn,
            EndpointConfiguration = new CfnDomainName.EndpointConfigurationProperty { Types = ["REGIONAL"] },
        });
        ApiTls.Require(domain, isPrivate: false);
        _ = new CfnBasePathMapping(this, "Mapping", new CfnBasePathMappingProps
        {
            DomainName = domain.Ref,
            RestApiId = api.RestApiId,
            Stage = api.DeploymentStage.StageName,
        });
        if (configuration.HostedZoneId is { } zone)
        {
            _ = new CfnRecordSet(this, "Record", new CfnRecordSetProps
            {
                HostedZoneId = zone,
                Name = configuration.Name,
                Type = "A",
                AliasTarget = new CfnRecordSet.AliasTargetProperty
                {
                    DnsName = domain.AttrRegionalDomainName,
                    HostedZoneId = domain.AttrRegionalHostedZoneId,
                },
            });
        }
        else
        {
            var target = new CfnOutput(this, "Target", new CfnOutputProps
            {
                Value = domain.AttrRegionalDomainName,
                Description = $"The name to which a CNAME record of {configuration.Name} must point",
            });
            target.OverrideLogicalId("DomainTarget");
        }
    }
}
