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
catch (ConfigurationException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
