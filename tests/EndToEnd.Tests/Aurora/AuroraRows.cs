using Npgsql;
using WriteBackLambdas.DigestFunction;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.EndToEnd.Tests.Aurora;

/// <summary>The shared stack with the sample's rows in Aurora too, where alice may read them.</summary>
public sealed class AuroraRows(AuroraStack stack) : IAsyncLifetime
{
    private const string Readers = "quote_row_readers";

    private WarehouseParameters Parameters => new(stack.Demo.Api.ToString(), "default", Function.Name, Readers, "IAMR:write_back");

    /// <summary>What Redshift runs for the same definition.</summary>
    public WarehouseScript Redshift => new(QuoteDefinition.Embedded, Parameters);

    public async ValueTask InitializeAsync()
    {
        var users = new AuroraUsers(AuroraLogin.Of("rows_writer", "w"), AuroraLogin.Of("rows_reader", "r"));
        var script = new WarehouseScript(QuoteDefinition.Embedded, Parameters with { Aurora = users, SignsRows = true });
        using var client = stack.Demo.CreateAuroraClient();
        var installer = new WarehouseInstaller(client, stack.Demo.AuroraAdmin, TimeProvider.System);
        await installer.InstallAsync([.. script.Sample, .. script.Statements], CancellationToken.None);
        // Every statement can run again.
        await installer.InstallAsync(script.Statements, CancellationToken.None);
        await AdministerAsync($"GRANT {Readers} TO {TestWarehouse.Viewer}");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public async Task AdministerAsync(string sql)
    {
        await using var connection = await stack.Demo.Aurora!.OpenAsync("postgres", null, CancellationToken.None);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The rows of a query as alice.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<object?>>> QueryAsync(string sql)
    {
        await using var connection = await stack.Demo.Aurora!.OpenAsync(TestWarehouse.Viewer, null, CancellationToken.None);
        return await connection.RowsAsync(sql);
    }
}
