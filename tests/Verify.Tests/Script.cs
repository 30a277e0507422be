using WriteBackLambdas.DataApi;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Verify.Tests;

/// <summary>The script that a stack was installed with: its statements, to be altered, and the repair of what a test altered.</summary>
internal sealed class Script(DemoStack stack)
{
    private readonly WarehouseScript _script = new(
        QuoteDefinition.Embedded,
        new WarehouseParameters(
            stack.Api.ToString(),
            "default",
            DigestFunction.Function.Name,
            "quote_dashboard",
            WarehouseParameters.UserOfRole("write_back")));

    public string View(string name) => _script.Objects.Views.Single(view => view.Name == name).Sql;

    public string Procedure(string name) =>
        _script.Statements.Single(statement => statement.Sql.Contains($"PROCEDURE public.{name}(\n", StringComparison.Ordinal)).Sql;

    public string Function(string name) =>
        _script.Statements.First(statement => statement.Sql.Contains($"FUNCTION public.{name}(", StringComparison.Ordinal)).Sql;

    /// <summary>The argument types for DROP and GRANT.</summary>
    public string Types(string routine) =>
        _script.Objects.Routines.First(candidate => candidate.Name == routine).ArgumentTypes;

    /// <summary>Runs all statements again, as a deployment does.</summary>
    public async Task InstallAsync()
    {
        using var warehouse = stack.CreateDataClient();
        var connection = new WarehouseConnection { Workgroup = DemoStack.Workgroup, Database = "dev" };
        await new WarehouseInstaller(warehouse, connection, TimeProvider.System)
            .InstallAsync(_script.Statements, TestContext.Current.CancellationToken);
    }
}
