using System.Text.Json.Nodes;
using Amazon.RedshiftDataAPIService;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>Plays CloudFormation and the CDK's provider framework for one custom resource, in a schema with a role and a user of its own.</summary>
internal sealed class Deployment
{
    private readonly Stack _stack;

    public Deployment(Stack stack)
    {
        _stack = stack;
        var id = Guid.NewGuid().ToString("N");
        Properties = new SetUpProperties
        {
            Workgroup = DemoStack.Workgroup,
            Database = "dev",
            Definition = QuoteDefinition.EmbeddedJson,
            Schema = $"s_{id}",
            ApiAddress = stack.Local.Api.ToString(),
            RoleArn = $"arn:aws:iam::123456789012:role/{id}",
            FunctionName = DigestFunction.Function.Name,
            DashboardRole = $"dashboards_{id}",
            ApplicationUser = $"IAMR:{id}",
            WithSample = "true",
        };
    }

    public SetUpProperties Properties { get; set; }

    public string Schema => Properties.Schema!;

    public string? PhysicalId { get; private set; }

    public IAmazonRedshiftDataAPIService? Client { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public LogLines Log { get; } = new();

    public WarehouseScript Script => SetUp.From(Properties).Script;

    /// <summary>What an event of this resource's kind is before anybody has answered it.</summary>
    public JsonObject Event(string type, string? physicalId = null)
    {
        var properties = new JsonObject { ["ServiceToken"] = "arn:aws:lambda:us-east-1:123456789012:function:provider" };
        foreach (var (name, value) in Properties.ToDictionary())
        {
            properties[name] = value;
        }

        var request = new JsonObject
        {
            ["RequestType"] = type,
            ["RequestId"] = Guid.NewGuid().ToString(),
            ["ResponseURL"] = "https://example.com/answer",
            ["StackId"] = "arn:aws:cloudformation:us-east-1:123456789012:stack/quotes/1",
            ["LogicalResourceId"] = "Objects",
            ["ResourceType"] = "Custom::WarehouseObjects",
            ["ResourceProperties"] = properties,
        };
        if (physicalId is not null)
        {
            request["PhysicalResourceId"] = physicalId;
        }

        return request;
    }

    public Task CreateAsync() => RunAsync(Event("Create"));

    /// <summary>Updates, and deletes the old resource when that makes another one.</summary>
    public async Task UpdateAsync(SetUpProperties properties)
    {
        var (oldId, delete) = (PhysicalId, Event("Delete", PhysicalId));
        Properties = properties;
        await RunAsync(Event("Update", oldId));
        if (PhysicalId != oldId)
        {
            var newId = PhysicalId;
            await RunAsync(delete);
            PhysicalId = newId;
        }
    }

    public Task DeleteAsync() => RunAsync(Event("Delete", PhysicalId ?? SetUp.From(Properties).PhysicalId));

    public async Task RunAsync(JsonObject request)
    {
        await BeginAsync(request);
        while (!await IsCompleteAsync(request))
        {
            // The framework asks again.
        }
    }

    /// <summary>Hands the event over and adds the answer to it.</summary>
    public async Task BeginAsync(JsonObject request)
    {
        var answer = await JsonNode.ParseAsync(await new Function(Client ?? _stack.Client, Time).OnEventAsync(Json(request), new LambdaContext()));
        PhysicalId = (string)answer!["PhysicalResourceId"]!;
        request["Data"] = answer["Data"]!.DeepClone();
        if ((string?)request["RequestType"] == "Delete")
        {
            Assert.Equal((string?)request["PhysicalResourceId"], PhysicalId);
        }

        request["PhysicalResourceId"] = PhysicalId;
    }

    /// <summary>Asks a new copy of the function once.</summary>
    public async Task<bool> IsCompleteAsync(JsonObject request, double seconds = 60)
    {
        var context = new LambdaContext { RemainingTime = TimeSpan.FromSeconds(10 + seconds) };
        try
        {
            var answer = await JsonNode.ParseAsync(await new Function(Client ?? _stack.Client, Time).IsCompleteAsync(Json(request), context));
            var (name, value) = answer!.AsObject().Single();
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

    private static MemoryStream Json(JsonObject request) => new(System.Text.Encoding.UTF8.GetBytes(request.ToJsonString()));
}
