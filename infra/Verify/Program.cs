using WriteBackLambdas.Verify;

return await Cli.Create().Parse(args).InvokeAsync();
