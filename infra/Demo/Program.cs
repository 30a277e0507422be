using System.CommandLine;
using WriteBackLambdas.Demo.Commands;

// The demo handles signals itself: System.CommandLine would leave it running.
return await Cli.Create().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
