using System.CommandLine;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Demo.Commands;

/// <summary>Prints the warehouse's SQL, to be read or run by hand.</summary>
internal static class SqlCommand
{
    public static Command Create()
    {
        var baseUrl = Named("--base-url", "The API's URL.", "https://api.example.com/prod/quotes");
        var roleArn = Named("--role-arn", "The IAM role with which Redshift calls the digest function; default is the cluster's default role.", "default");
        var function = Named("--function-name", "The digest function's name.", DigestFunction.Function.Name);
        var dashboardRole = Named("--dashboard-role", "The database role that dashboards have.", Sample.DashboardRole);
        var applicationRole = Named("--application-role", "The IAM role of the write-back function; its database user is IAMR:<role>.", "write_back");
        var command = new Command("sql", "Prints the warehouse's SQL.") { baseUrl, roleArn, function, dashboardRole, applicationRole };
        command.SetAction((arguments, _) => Cli.RunAsync(async () =>
        {
            string Value(Option<string> option) => arguments.GetValue(option)!;
            var names = new WarehouseParameters(
                Value(baseUrl), Value(roleArn), Value(function), Value(dashboardRole), WarehouseParameters.UserOfRole(Value(applicationRole)));
            await Console.Out.WriteAsync(new WarehouseScript(QuoteDefinition.Embedded, names).ToString());
            return 0;
        }));
        return command;
    }

    private static Option<string> Named(string name, string description, string standard) =>
        new(name) { Description = description, DefaultValueFactory = _ => standard };
}
