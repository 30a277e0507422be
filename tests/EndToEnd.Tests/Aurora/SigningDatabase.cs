using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Aurora;
using WriteBackLambdas.Emulator.Lambda;
using WriteBackLambdas.Emulator.Postgres;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.EndToEnd.Tests.Aurora;

/// <summary>An Aurora of its own, with digest functions that remember what they sign, or fail.</summary>
public sealed class SigningDatabase : IAsyncLifetime
{
    public const string Readers = "readers";

    /// <summary>The digest function that works.</summary>
    public const string Digests = "digests";

    private const string Table = "TABLE {0}.src (region TEXT, words TEXT, cost NUMERIC)";

    private readonly TemporaryDirectory _directory = new();
    private readonly ConcurrentQueue<(JsonObject Request, int Bytes)> _invocations = new();
    private PostgresServer? _server;
    private RedshiftDatabase? _redshift;
    private AuroraDatabase? _aurora;

    public async ValueTask InitializeAsync()
    {
        var functions = new LambdaFunctions(new Dictionary<string, LambdaHandler>
        {
            [Digests] = (payload, _) => Answer(Success(Remembered(payload))),
            ["answers_with_an_object"] = (payload, _) => Task.FromResult<ReadOnlyMemory<byte>>(
                JsonSerializer.SerializeToUtf8Bytes(Success(Remembered(payload)))),
            ["forgets_a_row"] = (payload, _) => Answer(Success(Remembered(payload).Skip(1))),
            ["signs_one_row_less"] = (payload, _) => Answer(Success(Remembered(payload).Select((digest, i) => i == 0 ? null : digest))),
            ["refuses"] = (_, _) => Answer(new JsonObject { ["success"] = false, ["error_msg"] = "it has no key" }),
            ["says_nothing"] = (_, _) => Answer(new JsonObject()),
            ["throws"] = (_, _) => throw new InvalidOperationException("it is broken"),
        });
        var log = new ActivityLog(TimeProvider.System);
        _server = await PostgresServer.StartAsync(
            PostgresPackage.Find(Repository.NodeModules), _directory.Path, isKept: false, CancellationToken.None);
        _redshift = await RedshiftDatabase.CreateAsync(_server, functions, log, CancellationToken.None);
        _aurora = await AuroraDatabase.CreateAsync(_server, functions, log, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await (_aurora?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_redshift?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _directory.DisposeAsync();
    }

    public Task<NpgsqlConnection> AdministratorAsync() => _aurora!.OpenAsync(AuroraDatabase.Admin, null, CancellationToken.None);

    /// <summary>Opens a connection as a new user who may read the views, and who sees all rows.</summary>
    public async Task<NpgsqlConnection> ReaderAsync(string schema, string sees = "*")
    {
        var name = $"reader_{Guid.NewGuid():N}";
        await AdministerAsync(
            $"CREATE ROLE {name} LOGIN PASSWORD 'p' IN ROLE {Readers}; INSERT INTO {schema}.viewers VALUES ('{name}', '{sees}')");
        return await _aurora!.OpenAsync(name, "p", CancellationToken.None);
    }

    public Task AdministerAsync(string sql) => ExecuteAsync(AuroraDatabase.Admin, sql);

    /// <summary>Runs SQL as the owner of the extension, who at AWS is not a user's.</summary>
    public Task OwnExtensionAsync(string sql) => ExecuteAsync(PostgresServer.Superuser, sql);

    /// <summary>Installs a definition in a schema of its own whose rows have a region, which decides who sees them, and a text.</summary>
    /// <param name="function">The digest function.</param>
    /// <param name="workflow">Members of the definition's JSON that replace the default statuses and actions.</param>
    /// <param name="source">What has the rows.</param>
    public async Task<string> InstallAsync(string function = Digests, string workflow = "", string source = Table)
    {
        var schema = $"s_{Guid.NewGuid():N}";
        await AdministerAsync($"CREATE SCHEMA {schema}; CREATE {source.Replace("{0}", schema, StringComparison.Ordinal)}");
        var definition = QuoteDefinition.Load(Encoding.UTF8.GetBytes(
            $$"""
            { "schema": "{{schema}}", "source": "src", "history": "hist", "visibleBy": { "field": "region", "relation": "viewers" },
              {{workflow}}
              "fields": [
                { "name": "region", "source": "region", "column": "region", "type": "varchar(20)", "identifies": true },
                { "name": "words", "source": "words", "column": "words", "type": "varchar(1000)", "identifies": true },
                { "name": "cost", "source": "cost", "column": "cost", "type": "decimal(12,2)", "format": "money" } ] }
            """));
        var script = new WarehouseScript(
            definition,
            new WarehouseParameters("https://api.example.com/prod/quotes", "default", function, Readers, "writer")
            {
                Aurora = new AuroraUsers(AuroraLogin.Of("writer", "w"), AuroraLogin.Of("redshift", "r")),
                SignsRows = true,
            });
        await using var connection = await AdministratorAsync();
        foreach (var statement in script.Statements)
        {
            if (statement.NeededWhenZero is { } query && await connection.ValueAsync(query) is not 0L)
            {
                continue;
            }

            var rows = await connection.RowsAsync(statement.Sql);
            Assert.True(statement.FaultWhenZero is null || rows[0][0] is 1, statement.FaultWhenZero);
        }

        return schema;
    }

    /// <summary>What the digest function received for a user.</summary>
    public IReadOnlyList<(JsonObject Request, int Bytes)> InvocationsFor(NpgsqlConnection reader) =>
        [.. _invocations.Where(invocation => (string?)invocation.Request["user"] == reader.UserName)];

    /// <summary>The digest that stands for a row: its length and its last value.</summary>
    public static string DigestOf(JsonArray row) => $"{row.Count}:{row[^1]?.GetValue<string>() ?? "null"}";

    private async Task ExecuteAsync(string user, string sql)
    {
        await using var connection = await _aurora!.OpenAsync(user, null, CancellationToken.None);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private IEnumerable<string?> Remembered(ReadOnlyMemory<byte> payload)
    {
        var request = JsonNode.Parse(payload.Span)!.AsObject();
        _invocations.Enqueue((request, payload.Length));
        return request["arguments"]!.AsArray().Select(row => DigestOf(row!.AsArray()));
    }

    private static JsonObject Success(IEnumerable<string?> results)
    {
        var array = new JsonArray([.. results.Select(result => JsonValue.Create(result))]);
        return new JsonObject { ["success"] = true, ["num_records"] = array.Count, ["results"] = array };
    }

    /// <summary>A JSON string with the JSON text, as the digest function answers.</summary>
    private static Task<ReadOnlyMemory<byte>> Answer(JsonObject answer) =>
        Task.FromResult<ReadOnlyMemory<byte>>(JsonSerializer.SerializeToUtf8Bytes(answer.ToJsonString()));
}
