using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.RDSDataService;
using Amazon.RedshiftDataAPIService;
using Amazon.SecretsManager;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer;

/// <summary>
/// The custom resource that installs the warehouse's objects. The CDK's provider framework calls the first handler with CloudFormation's
/// event, and the second one until it says that the installation is complete.
/// </summary>
public sealed class Function
{
    /// <summary>What the last Data API call before the deadline and the response may take.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(10);

    /// <summary>CloudFormation times out after an hour without a reason, so the installer gives up before that and says why.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(50);

    private readonly IAmazonRedshiftDataAPIService _warehouse;
    private readonly IAmazonSecretsManager _secrets;
    private readonly IAmazonRDSDataService _aurora;
    private readonly TimeProvider _time;

#pragma warning disable CA2000 // The clients live as long as their process.
    public Function()
        : this(
            new AmazonRedshiftDataAPIServiceClient(),
            new AmazonSecretsManagerClient(),
            new AmazonRDSDataServiceClient(),
            TimeProvider.System)
    {
    }
#pragma warning restore CA2000

    public Function(
        IAmazonRedshiftDataAPIService warehouse, IAmazonSecretsManager secrets, IAmazonRDSDataService aurora, TimeProvider time) =>
        (_warehouse, _secrets, _aurora, _time) = (warehouse, secrets, aurora, time);

    /// <summary>Returns the id of the event's resource. Unusable properties are refused before anything runs.</summary>
    public Task<Stream> OnEventAsync(Stream input, ILambdaContext context) => RespondAsync(input, context, (request, response) =>
    {
        var id = request.DeletedId ?? Installation.From(InstallerProperties.Read(request.Properties)).PhysicalId;
        response.WriteString("PhysicalResourceId", id);
        response.WriteStartObject("Data");
        response.WriteString(ProviderEvent.StartedAttribute, _time.GetUtcNow());
        response.WriteEndObject();
        return Task.CompletedTask;
    });

    /// <summary>Executes the statements, or continues with them, while there is time.</summary>
    public Task<Stream> IsCompleteAsync(Stream input, ILambdaContext context) => RespondAsync(input, context, async (request, response) =>
    {
        var properties = InstallerProperties.Read(request.Properties);
        var installation = request.DeletedId is { } id
            ? Installation.From(properties.At(id))
            : Installation.From(properties, await InstallerLogins.ReadAsync(_secrets, properties), request.EarlierProperties);
        var run = new InstallationRun(_warehouse, _aurora, installation, _time);
        var timeLeft = context.RemainingTime - Reserve;
        var isComplete = request.DeletedId is null
            ? await run.InstallAsync(request.RequestId, timeLeft)
            : await run.RemoveAsync(request.RequestId, timeLeft);
        Log.Progress(context.Logger, request, installation, isComplete ? "complete" : $"still waiting to {run.Pending}");
        if (!isComplete && _time.GetUtcNow() - request.Started > Timeout)
        {
            throw run.TimedOut(Timeout);
        }

        response.WriteBoolean("IsComplete", isComplete);
    });

    private static async Task<Stream> RespondAsync(Stream input, ILambdaContext context, Func<ProviderEvent, Utf8JsonWriter, Task> write)
    {
        try
        {
            var response = new MemoryStream();
            await using (var json = new Utf8JsonWriter(response))
            {
                json.WriteStartObject();
                await write(await ProviderEvent.ReadAsync(input), json);
                json.WriteEndObject();
            }

            response.Position = 0;
            return response;
        }
        catch (Exception exception) when (exception.Message.Length > InstallerException.MaxReasonLength)
        {
            Log.Failed(context.Logger, exception);
            throw InstallerException.Shortened(exception);
        }
    }
}
