using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Amazon.JSII.Runtime.Deputy;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>Puts every function of the stack into the network, including the CDK's own helper functions.</summary>
internal sealed class FunctionNetwork(NetworkConfiguration network) : DeputyBase, IAspect
{
    public void Visit(IConstruct node)
    {
        if (node is CfnFunction function)
        {
            function.VpcConfig = new CfnFunction.VpcConfigProperty
            {
                SubnetIds = [.. network.SubnetIds],
                SecurityGroupIds = [.. network.SecurityGroupIds],
            };
        }
    }
}
