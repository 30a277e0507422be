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
var definition = new Option<string>("--definition") { Description = "A quote definition; functions/Quotes/quote.json by default." };
var definitions = new Option<string>("--definitions")
{
    Description = "A folder of several quote definitions; quotes.json is the default one.",
};
var command = new RootCommand("Prints the warehouse's SQL.")
{
    baseUrl, roleArn, functionName, dashboardRole, applicationRole, definition, definitions,
};
command.SetAction(arguments =>
{
    string Value(Option<string> option) => arguments.GetValue(option)!;
    try
    {
        var parameters = new WarehouseParameters(
            Value(baseUrl),
            Value(roleArn),
            Value(functionName),
            Value(dashboardRole),
            WarehouseParameters.UserOfRole(Value(applicationRole)));
        foreach (var each in DefinitionFolder.LoadChosen(arguments.GetValue(definition), arguments.GetValue(definitions)))
        {
            var own = parameters.Of(each);
            Console.Write(new WarehouseScript(each, own).ToString());
            if (LinkLength.Warning(each, own.ApiAddress) is { } warning)
            {
                Console.Error.WriteLine($"Warning: {warning}");
            }
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
