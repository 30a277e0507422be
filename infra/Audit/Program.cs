using System.CommandLine;
using WriteBackLambdas.Audit;

// An argument that begins with @, such as --null @NULL, is a text here and not a file with more arguments.
return await Cli.Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null }).InvokeAsync();
