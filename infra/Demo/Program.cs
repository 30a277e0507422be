using System.CommandLine;
using WriteBackLambdas.Demo.Commands;

// The demo ends by its own rules; System.CommandLine's would leave it running.
return await Cli.Create().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
