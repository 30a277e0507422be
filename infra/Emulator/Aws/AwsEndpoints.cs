using System.Text.Json.Nodes;
using WriteBackLambdas.Emulator.Aurora;
using WriteBackLambdas.Emulator.Lambda;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>The operations of both Data APIs, Secrets Manager, and Lambda that this project uses, for any AWS SDK or CLI.</summary>
/// <param name="database">Runs the statements.</param>
/// <param name="databaseUsers">The database user of each access key id; any other key is the admin.</param>
/// <param name="secrets">The secrets, among them those of database users.</param>
/// <param name="functions">The functions that can be invoked.</param>
/// <param name="time">The clock of idempotency tokens and of times in responses.</param>
/// <param name="aurora">The Aurora cluster; null for none.</param>
public sealed class AwsEndpoints(
    RedshiftDatabase database,
    IReadOnlyDictionary<string, string> databaseUsers,
    SecretStore secrets,
    LambdaFunctions functions,
    TimeProvider time,
    AuroraDatabase? aurora = null)
{
    /// <summary>The Aurora cluster.</summary>
    public const string AuroraArn = AuroraRequest.ClusterArn;

    public const string Workgroup = "local";

    /// <summary>The same warehouse as a provisioned cluster.</summary>
    public const string Cluster = "local";

    public const string Region = "us-east-1";

    private readonly DataApi _dataApi = new(database, databaseUsers, secrets, time);
    private readonly SecretsManager _secretsManager = new(secrets, new SecretRotation(secrets, functions));
    private readonly LambdaApi _lambda = new(functions);

    public void Map(IEndpointRouteBuilder endpoints)
    {
        if (aurora is not null)
        {
            database.LoginIn = secret => DatabaseSecret.LoginIn(secrets, secret);
            var rdsData = new RdsDataApi(aurora, secrets, database.Log);
            endpoints.MapPost("/Execute", context => GuardAsync(context, rdsData.ExecuteAsync, "application/json"));
        }

        endpoints.MapPost("/", context => GuardAsync(context, HandleAsync));
        endpoints.MapPost("/2015-03-31/functions/{name}/invocations", context => GuardAsync(context, _lambda.InvokeAsync));
    }

    private static async Task GuardAsync(HttpContext context, Func<HttpContext, Task> handle, string errorType = AwsProtocol.ContentType)
    {
        AwsProtocol.WriteRequestId(context);
        try
        {
            if (!LoopbackOnly.IsLoopback(context) || LoopbackOnly.IsFromWebPage(context.Request))
            {
                throw new AwsException("AccessDeniedException", 403, "This server answers only to programs on this machine.");
            }

            await handle(context);
        }
        catch (AwsException exception)
        {
            await AwsProtocol.WriteErrorAsync(context, exception, errorType);
        }
    }

    private async Task HandleAsync(HttpContext context)
    {
        var target = context.Request.Headers["X-Amz-Target"].ToString().Split('.');
        var request = await AwsProtocol.ReadAsync(context);
        var answer = target switch
        {
            ["RedshiftData", var operation] => await _dataApi.HandleAsync(operation, request, context.RequestAborted),
            ["secretsmanager", var operation] => await _secretsManager.HandleAsync(operation, request, context.RequestAborted),
            _ => null,
        };
        await AwsProtocol.WriteAsync(context, answer ?? throw UnknownOperation(target));
    }

    private static AwsException UnknownOperation(string[] target) =>
        new("UnknownOperationException", 400, $"The emulator does not support the operation {string.Join('.', target)}.");
}
