using Amazon.CDK;
using WriteBackLambdas.Cloud;
using WriteBackLambdas.Cloud.Configuration;

var app = new App();
try
{
    var configuration = Context.ReadStage(app);
    _ = new WriteBackStack(app, configuration, FunctionCode.Published(Directory.GetCurrentDirectory()));
    app.Synth();
    return 0;
}
catch (ConfigurationException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
