using Amazon.Lambda.APIGatewayEvents;
using WriteBackLambdas.DataApi;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>A person with a deployment's dashboard role, who follows its links to a write-back function.</summary>
internal sealed class Clicks(Stack stack, Deployment deployment)
{
    public string Viewer { get; } = $"viewer_{Guid.NewGuid():N}";

    /// <summary>The links of all rows that have one, read in a session with this time zone.</summary>
    public async Task<IReadOnlyList<string>> LinksAsync(string timeZone = "UTC")
    {
        await stack.QueryAsync($"CREATE USER {Viewer} PASSWORD DISABLE");
        await stack.QueryAsync($"ALTER USER {Viewer} SET timezone TO '{timeZone}'");
        await stack.QueryAsync($"GRANT ROLE {deployment.Properties.DashboardRole} TO {Viewer}");
        var rows = await stack.QueryAsync(Viewer, $"SELECT quote_link FROM {deployment.Schema}.quote_gen_vw");
        return [.. rows.Select(row => row[0]).OfType<string>()];
    }

    public Task<APIGatewayProxyResponse> PostAsync(string link, QuoteDefinition? definition = null)
    {
        var (properties, warehouse) = (deployment.Properties, stack.Demo.CreateDataClient());
        var settings = new WriteBackSettings
        {
            Connection = properties.Store is null
                ? new WarehouseConnection { Cluster = DemoStack.Cluster, Database = "dev", DbUser = properties.ApplicationUser }
                : null,
            Aurora = properties.Store is null
                ? null
                : new AuroraConnection(properties.AuroraCluster!, properties.AuroraWriterSecret!, properties.AuroraDatabase!),
            Schema = deployment.Schema,
        };
        return new FunctionClient(stack.Demo, definition: definition, warehouse: warehouse, settings: settings).PostAsync(link);
    }
}
