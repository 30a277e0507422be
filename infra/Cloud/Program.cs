using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.CDK;
using WriteBackLambdas.Cloud;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Quotes;

static string? Variable(string name) => System.Environment.GetEnvironmentVariable(name);

if (await NodeProgram.CheckAsync() is { } fault)
{
    await Console.Error.WriteLineAsync(fault);
    return 1;
}

var app = new App();
try
{
    // The cdk command starts this program in the folder of cdk.json.
    var root = Directory.GetCurrentDirectory();
    // The context is cdk.json's, and the values of -c take precedence. jsii gives JSON as dictionaries, lists, and boxed values.
    var stage = app.Node.TryGetContext("stage") as string ?? "dev";
    var stages = JsonSerializer.SerializeToNode(app.Node.TryGetContext("stages")) as JsonObject;
    var configuration = StageConfiguration.Read(stage, stages, root);
    configuration.RefuseElsewhere(Variable("CDK_DEFAULT_ACCOUNT"), Variable("CDK_DEFAULT_REGION"));
    _ = new WriteBackStack(app, configuration, FunctionCode.Published(root));
    app.Synth();
    return 0;
}
catch (Exception exception) when (exception is ConfigurationException or QuoteDefinitionException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
