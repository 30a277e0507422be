using Amazon.CDK;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Cloud.Constructs;

namespace WriteBackLambdas.Cloud;

/// <summary>All of one stage: the signing key, both functions, the API, the warehouse's own objects, and what watches over them.</summary>
public sealed class WriteBackStack : Stack
{
    public WriteBackStack(Construct scope, StageConfiguration configuration, FunctionCode code)
        : base(scope, $"WriteBack-{configuration.Stage}", new StackProps { Description = "Safe write-backs from QuickSight dashboards into Redshift" })
    {
        var key = new SigningKeySecret(this, "SigningKey", new SigningKeySecretProps { Configuration = configuration });
        var digest = new DigestLambda(this, "Digest", new DigestLambdaProps { Configuration = configuration, Code = code, SigningKey = key });
        var warehouse = new QuoteWarehouse(this, "Warehouse", new QuoteWarehouseProps { Configuration = configuration, CallerRole = digest.CallerRole });
        var writeBack = new WriteBackLambda(
            this, "WriteBack", new WriteBackLambdaProps { Configuration = configuration, Code = code, SigningKey = key, Warehouse = warehouse });
        key.AllowOnly(digest.Function.Role, writeBack.Function.Role);

        var api = new QuoteApi(this, "Api", new QuoteApiProps { Configuration = configuration, WriteBack = writeBack.Live });
        if (configuration.Api.Waf)
        {
            _ = new ApiFirewall(this, "Firewall", new ApiFirewallProps { Configuration = configuration, Stage = api.Stage });
        }

        var objects = new WarehouseObjects(this, "Objects", new WarehouseObjectsProps
        {
            Configuration = configuration,
            Code = code,
            Warehouse = warehouse,
            Digest = digest,
            WriteBack = writeBack,
            ApiUrl = api.Url,
        });
        _ = new Observation(this, "Observation", new ObservationProps
        {
            Configuration = configuration,
            Digest = digest.Function,
            WriteBack = writeBack.Function,
            Api = api,
        });
        Outputs.Add(this, configuration, api.Url, digest.CallerRole.RoleArn, objects.SetUpRoleName, warehouse.AdminIdentity);
        Aspects.Of(this).Add(new NodeRuntime());
    }
}
