using WriteBackLambdas.Audit;

return await Cli.Create().Parse(args).InvokeAsync();
