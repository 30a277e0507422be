using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.CDK;
using WriteBackLambdas.Cloud;
using WriteBackLambdas.Cloud.Configuration;

var app = new App();
try
{
    // The context is cdk.json's, and the values of -c take precedence. jsii gives JSON as dictionaries, lists, and boxed values.
    var stage = app.Node.TryGetContext("stage") as string ?? "dev";
    var stages = JsonSerializer.SerializeToNode(app.Node.TryGetContext("stages")) as JsonObject;
    _ = new WriteBackStack(app, StageConfiguration.Read(stage, stages), FunctionCode.Published(Directory.GetCurrentDirectory()));
    app.Synth();
    return 0;
}
catch (ConfigurationException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
