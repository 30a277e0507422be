using System.Text.Json;
using Amazon.Lambda.Core;
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
    private readonly TimeProvider _time;

#pragma warning disable CA2000 // The clients live as long as their process.
    public Function()
        : this(new AmazonRedshiftDataAPIServiceClient(), new AmazonSecretsManagerClient(), TimeProvider.System)
    {
    }
#pragma warning restore CA2000

    public Function(IAmazonRedshiftDataAPIService warehouse, IAmazonSecretsManager secrets, TimeProvider time) =>
        (_warehouse, _secrets, _time) = (warehouse, secrets, time);

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
        // A removal needs no password, and the secret may be gone.
        var installation = request.DeletedId is { } id
            ? Installation.From(properties.At(id))
            : Installation.From(properties, await DashboardSecret.ReadAsync(_secrets, properties), request.EarlierProperties);
        var installer = new WarehouseInstaller(_warehouse, installation.Connection, _time);
        var statements = request.DeletedId is null ? installation.Statements : installation.Script.Removal;
        var isComplete = false;
        try
        {
            isComplete = await installer.RunAsync(
                statements, request.RequestId, context.RemainingTime - Reserve, CancellationToken.None);
        }
        catch (WarehouseException exception) when (request.DeletedId is not null && installation.IsGone(exception))
        {
            isComplete = true;
        }

        Log.Progress(context.Logger, request, installation, isComplete ? "complete" : $"still waiting to {installer.Pending}");
        if (!isComplete && _time.GetUtcNow() - request.Started > Timeout)
        {
            throw installer.TimedOut(Timeout);
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
