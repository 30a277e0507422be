using System.CommandLine;
using WriteBackLambdas.DigestFunction;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

// Prints the warehouse's SQL, to be read or run by hand.
var baseUrl = Named("--base-url", "The API's URL.", "https://api.example.com/prod/quotes");
var roleArn = Named(
    "--role-arn", "The IAM role with which Redshift invokes the digest function, or the cluster's default role.", "default");
var functionName = Named("--function-name", "The digest function's name.", Function.Name);
var dashboardRole = Named("--dashboard-role", "The database role that dashboards have.", "quote_dashboard");
var applicationRole = Named(
    "--application-role", "The IAM role of the write-back function. Its database user is IAMR:<role>.", "write_back");
var definition = new Option<FileInfo>("--definition") { Description = "A quote definition; functions/Quotes/quote.json by default." };
var command = new RootCommand("Prints the warehouse's SQL.") { baseUrl, roleArn, functionName, dashboardRole, applicationRole, definition };
command.SetAction(arguments =>
{
    string Value(Option<string> option) => arguments.GetValue(option)!;
    try
    {
        var quotes = arguments.GetValue(definition) is { } file
            ? QuoteDefinition.Load(File.ReadAllBytes(file.FullName))
            : QuoteDefinition.Embedded;
        var parameters = new WarehouseParameters(
            Value(baseUrl),
            Value(roleArn),
            Value(functionName),
            Value(dashboardRole),
            WarehouseParameters.UserOfRole(Value(applicationRole)));
        Console.Write(new WarehouseScript(quotes, parameters).ToString());
        if (LinkLength.Warning(quotes, parameters.ApiAddress) is { } warning)
        {
            Console.Error.WriteLine($"Warning: {warning}");
        }

        return 0;
    }
    catch (Exception exception) when (
        exception is ArgumentException or QuoteDefinitionException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(exception.Message);
        return 1;
    }
});
return command.Parse(args).Invoke();

static Option<string> Named(string name, string description, string standard) =>
    new(name) { Description = description, DefaultValueFactory = _ => standard };
