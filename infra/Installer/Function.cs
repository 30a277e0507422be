using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.RedshiftDataAPIService;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer;

/// <summary>
/// The custom resource that installs the warehouse's own objects: CloudFormation's event begins, and the CDK's provider framework asks until it is complete.
/// </summary>
public sealed class Function
{
    /// <summary>What the call of the Data API that is under way when the time is up, and the answer, may take.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(10);

    /// <summary>CloudFormation gives a resource an hour and then says only that; this much earlier it can still be told why.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(50);

    private readonly IAmazonRedshiftDataAPIService _warehouse;
    private readonly TimeProvider _time;

#pragma warning disable CA2000 // The client lives as long as its process.
    public Function()
        : this(new AmazonRedshiftDataAPIServiceClient(), TimeProvider.System)
    {
    }
#pragma warning restore CA2000

    public Function(IAmazonRedshiftDataAPIService warehouse, TimeProvider time) => (_warehouse, _time) = (warehouse, time);

    /// <summary>Says which resource the event is about, and refuses properties that cannot be used before anything runs.</summary>
    public Task<Stream> OnEventAsync(Stream input, ILambdaContext context) => AnswerAsync(input, context, (request, answer) =>
    {
        answer.WriteString("PhysicalResourceId", request.DeletedId ?? SetUp.From(SetUpProperties.Read(request.Properties)).PhysicalId);
        answer.WriteStartObject("Data");
        answer.WriteString(ProviderEvent.BeganAttribute, _time.GetUtcNow());
        answer.WriteEndObject();
        return Task.CompletedTask;
    });

    /// <summary>Runs the statements, or goes on with them, as long as the time allows.</summary>
    public Task<Stream> IsCompleteAsync(Stream input, ILambdaContext context) => AnswerAsync(input, context, async (request, answer) =>
    {
        var properties = SetUpProperties.Read(request.Properties);
        var setUp = SetUp.From(request.DeletedId is { } id ? properties.At(id) : properties);
        var installer = new WarehouseInstaller(_warehouse, setUp.Connection, _time);
        var statements = request.DeletedId is null ? setUp.Statements : setUp.Script.Removal;
        var isComplete = false;
        try
        {
            isComplete = await installer.RunAsync(statements, request.RequestId, context.RemainingTime - Reserve, CancellationToken.None);
        }
        catch (WarehouseException e) when (request.DeletedId is not null && setUp.IsGone(e))
        {
            isComplete = true;
        }

        Log.Asked(context.Logger, request, setUp, isComplete ? "complete" : $"not yet, still to {installer.Pending}");
        if (!isComplete && _time.GetUtcNow() - request.Began > Patience)
        {
            throw new WarehouseException($"Could not finish within {Patience.TotalMinutes} minutes; the last to do was to {installer.Pending}");
        }

        answer.WriteBoolean("IsComplete", isComplete);
    });

    private static async Task<Stream> AnswerAsync(Stream input, ILambdaContext context, Func<ProviderEvent, Utf8JsonWriter, Task> write)
    {
        try
        {
            var answer = new MemoryStream();
            await using (var json = new Utf8JsonWriter(answer))
            {
                json.WriteStartObject();
                await write(await ProviderEvent.ReadAsync(input), json);
                json.WriteEndObject();
            }

            answer.Position = 0;
            return answer;
        }
        catch (Exception e) when (e.Message.Length > SetUpException.LongestReason)
        {
            Log.Failed(context.Logger, e);
            throw SetUpException.Shortened(e);
        }
    }
}
