using Amazon.CDK;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Cloud.Constructs;

namespace WriteBackLambdas.Cloud;

/// <summary>A whole stage: the signing key, both functions, the API, the warehouse's objects, and the alarms.</summary>
public sealed class WriteBackStack : Stack
{
    public WriteBackStack(Construct scope, StageConfiguration configuration, FunctionCode code)
        : base(
            scope,
            $"WriteBack-{configuration.Stage}",
            new StackProps { Description = "Safe write-backs from QuickSight dashboards into Redshift" })
    {
        var key = new SigningKeySecret(this, "SigningKey", configuration);
        var digest = new DigestLambda(this, "Digest", configuration, code, key);
        var warehouse = new QuoteWarehouse(this, "Warehouse", configuration, digest.CallerRole);
        var writeBack = new WriteBackLambda(this, "WriteBack", configuration, code, key, warehouse);
        key.AllowOnly(digest.Function.Role, writeBack.Function.Role);

        var api = new QuoteApi(this, "Api", configuration, writeBack.Live);
        if (configuration.Api.Waf)
        {
            _ = new ApiFirewall(this, "Firewall", configuration, api.Stage);
        }

        var installer = new InstallerResource(
            this, "Installer", new InstallerResourceProps(configuration, code, warehouse, digest, writeBack, api.Address));
        _ = new Observation(this, "Observation", new ObservedParts(configuration, digest.Function, writeBack.Function, api));
        Outputs.Add(this, new OutputParts(configuration.Warehouse, key, digest, writeBack, warehouse, installer, api.Address));
        Aspects.Of(this).Add(new NodeRuntime());
    }
}
