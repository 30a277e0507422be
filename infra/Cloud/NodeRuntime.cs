using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Amazon.JSII.Runtime.Deputy;
using Constructs;

namespace WriteBackLambdas.Cloud;

/// <summary>
/// Gives the CDK's own helper functions a Node.js version that Lambda still accepts. This version of the CDK asks for 20, which is
/// unsupported since April 30, 2026; Lambda supports 24 until April 30, 2028 (docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html).
/// </summary>
internal sealed class NodeRuntime : DeputyBase, IAspect
{
    private const string Current = "nodejs24.x";

    public void Visit(IConstruct node)
    {
        if (node is CfnFunction function && function.Runtime != Constructs.DotnetFunction.RuntimeName)
        {
            function.Runtime = Current;
        }
        else if (node is CfnMapping && node.Node.Id == "LatestNodeRuntimeMap")
        {
            Stack.Of(node).Node.TryRemoveChild(node.Node.Id);
        }
    }
}
