using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.RedshiftDataAPIService;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Aurora;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>Plays CloudFormation and the CDK's provider framework for one custom resource with its own schema, role, and user.</summary>
internal sealed class Deployment
{
    private readonly Stack _stack;
    private readonly string _id = Guid.NewGuid().ToString("N");

    public Deployment(Stack stack)
    {
        _stack = stack;
        Client = stack.Demo.CreateDataClient();
        Properties = new InstallerProperties
        {
            Workgroup = DemoStack.Workgroup,
            Database = "dev",
            Definition = QuoteDefinition.EmbeddedJson,
            Schema = $"s_{_id}",
            ApiAddress = stack.Demo.Api.ToString(),
            RoleArn = $"arn:aws:iam::123456789012:role/{_id}",
            FunctionName = DigestFunction.Function.Name,
            DashboardRole = $"dashboards_{_id}",
            ApplicationUser = $"IAMR:{_id}",
            WithSample = "true",
        };
    }

    /// <summary>The embedded definition with one more field, whose source column <see cref="AddRegionAsync"/> adds.</summary>
    public static string DefinitionWithRegion
    {
        get
        {
            var definition = JsonNode.Parse(QuoteDefinition.EmbeddedJson)!;
            definition["fields"]!.AsArray().Add(
                new JsonObject { ["name"] = "region", ["source"] = "region", ["column"] = "region", ["type"] = "varchar(10)" });
            return definition.ToJsonString();
        }
    }

    public InstallerProperties Properties { get; set; }

    /// <summary>The same properties with the stack's Aurora, its users' secrets, and this store.</summary>
    public InstallerProperties WithAurora(string? store) => Properties with
    {
        Store = store,
        AuroraCluster = _stack.Demo.AuroraAdmin.ClusterArn,
        AuroraDatabase = _stack.Demo.AuroraAdmin.Database,
        AuroraAdminSecret = _stack.Demo.AuroraAdmin.SecretArn,
        AuroraHost = AuroraDatabase.Host,
        AuroraPort = $"{_stack.Demo.Aurora!.Port}",
        AuroraWriterSecret = SecretOf("writer"),
        AuroraReaderSecret = SecretOf("reader"),
        AuroraIsReadable = "true",
    };

    private string SecretOf(string user)
    {
        var (secrets, name) = (_stack.Demo.Secrets, $"{user}_{_id}");
        if (!secrets.Exists(name))
        {
            secrets.Create(name, new JsonObject { ["username"] = name, ["password"] = Guid.NewGuid().ToString() }.ToJsonString());
        }

        return secrets.ArnOf(name);
    }

    public string Schema => Properties.Schema!;

    public string? PhysicalId { get; private set; }

    public IAmazonRedshiftDataAPIService Client { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public LogLines Log { get; } = new();

    public WarehouseScript Script => Installation.From(Properties).Script;

    /// <summary>Creates an event for this resource that nobody has responded to.</summary>
    public JsonObject Event(string type, string? physicalId = null)
    {
        var properties = JsonSerializer.SerializeToNode(Properties.ToDictionary())!;
        properties["ServiceToken"] = "arn:aws:lambda:us-east-1:123456789012:function:provider";
        var request = new JsonObject
        {
            ["RequestType"] = type,
            ["RequestId"] = Guid.NewGuid().ToString(),
            ["ResponseURL"] = "https://example.com/response",
            ["StackId"] = "arn:aws:cloudformation:us-east-1:123456789012:stack/quotes/1",
            ["LogicalResourceId"] = "Installer",
            ["ResourceType"] = "Custom::WarehouseInstaller",
            ["ResourceProperties"] = properties,
        };
        if (physicalId is not null)
        {
            request["PhysicalResourceId"] = physicalId;
        }

        return request;
    }

    public Task CreateAsync() => RunAsync(Event("Create"));

    /// <summary>Updates the resource, and deletes the old one if that changes the id.</summary>
    public async Task UpdateAsync(InstallerProperties properties)
    {
        var (oldId, delete) = (PhysicalId, Event("Delete", PhysicalId));
        Properties = properties;
        var update = Event("Update", oldId);
        update["OldResourceProperties"] = delete["ResourceProperties"]!.DeepClone();
        await RunAsync(update);
        if (PhysicalId != oldId)
        {
            var newId = PhysicalId;
            await RunAsync(delete);
            PhysicalId = newId;
        }
    }

    public Task DeleteAsync() => RunAsync(Event("Delete", PhysicalId ?? Installation.From(Properties).PhysicalId));

    public async Task RunAsync(JsonObject request)
    {
        await StartAsync(request);
        await CompleteAsync(request);
    }

    /// <summary>Creates an event and calls the first handler with it.</summary>
    public async Task<JsonObject> StartAsync(string type, string? physicalId = null)
    {
        var request = Event(type, physicalId);
        await StartAsync(request);
        return request;
    }

    /// <summary>Calls the first handler and adds its response to the event.</summary>
    public async Task StartAsync(JsonObject request)
    {
        var response = await JsonNode.ParseAsync(await NewFunction().OnEventAsync(Json(request), new LambdaContext()));
        PhysicalId = (string)response!["PhysicalResourceId"]!;
        request["Data"] = response["Data"]!.DeepClone();
        if ((string?)request["RequestType"] == "Delete")
        {
            Assert.Equal((string?)request["PhysicalResourceId"], PhysicalId);
        }

        request["PhysicalResourceId"] = PhysicalId;
    }

    /// <summary>Calls the second handler until the installation is complete, as the framework does.</summary>
    public async Task CompleteAsync(JsonObject request, double seconds = 60)
    {
        while (!await IsCompleteAsync(request, seconds))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Calls the second handler once, in a new instance of the function.</summary>
    public async Task<bool> IsCompleteAsync(JsonObject request, double seconds = 60)
    {
        var context = new LambdaContext { RemainingTime = TimeSpan.FromSeconds(10 + seconds) };
        try
        {
            var response = await JsonNode.ParseAsync(await NewFunction().IsCompleteAsync(Json(request), context));
            var (name, value) = response!.AsObject().Single();
            Assert.Equal("IsComplete", name);
            return (bool)value!;
        }
        finally
        {
            foreach (var line in context.Log.Lines)
            {
                Log.Log(line);
            }
        }
    }

    /// <summary>What the warehouse executed for this deployment since a mark.</summary>
    public IReadOnlyList<Activity> Executed(long mark) =>
    [
        .. _stack.Demo.Activities.Since(mark).Where(activity =>
            activity.Kind == ActivityKind.Statement && activity.Subject.Contains(_id, StringComparison.Ordinal)),
    ];

    public Task<long> CountAsync(string relation) => _stack.CountAsync($"{Schema}.{relation}");

    /// <summary>Adds a quote to the history.</summary>
    public Task AddQuoteAsync() => _stack.QueryAsync(
        $"""
        INSERT INTO {Schema}.tbquote (quote_id, revision, status, combination, cust, requested_by, issued_at, recorded_at, digest)
        VALUES ('{Guid.NewGuid()}', 1, 'generated', 'c', 'a quote', 'alice', SYSDATE, SYSDATE, 'd')
        """);

    public Task AddRegionAsync() => _stack.QueryAsync($"ALTER TABLE {Schema}.billing_input_tbl ADD COLUMN region VARCHAR(10)");

    /// <summary>The tables and views of the schema, by name.</summary>
    public Task<IReadOnlyList<string>> RelationsAsync() =>
        NamesAsync("relname", "(SELECT * FROM pg_class WHERE relkind <> 'i') AS c", "relnamespace");

    /// <summary>The functions and procedures of the schema with their argument counts, by name.</summary>
    public Task<IReadOnlyList<string>> FunctionsAsync() => NamesAsync("proname || '/' || pronargs", "pg_proc", "pronamespace");

    private async Task<IReadOnlyList<string>> NamesAsync(string name, string catalog, string @namespace) => [.. (await _stack.QueryAsync(
        $"SELECT {name} FROM {catalog} JOIN pg_namespace n ON n.oid = {@namespace} WHERE nspname = '{Schema}' ORDER BY 1"))
        .Select(row => (string)row[0]!)];

    private Function NewFunction() => new(Client, _stack.Demo.CreateSecretsClient(), _stack.Demo.CreateAuroraClient(), Time);

    private static MemoryStream Json(JsonObject request) => new(Encoding.UTF8.GetBytes(request.ToJsonString()));
}
