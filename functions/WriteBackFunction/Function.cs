using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.RDSDataService;
using Amazon.RedshiftDataAPIService;
using Amazon.SecretsManager;
using WriteBackLambdas.DataApi;
using WriteBackLambdas.Keys;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.SignIn;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>The Lambda function behind API Gateway: verifies a link, records its quote, and responds with a page or with JSON.</summary>
public sealed class Function
{
    /// <summary>The Lambda function's name.</summary>
    public const string Name = "write_back";

    /// <summary>The folder beside the assemblies with a deployment's own definitions, if it has any.</summary>
    public const string DefinitionsFolder = "definitions";

    /// <summary>
    /// The Lambda function's timeout. With the API's throttle it bounds how many environments a hanging warehouse can hold: 10 a second for
    /// 15 seconds and a burst of 20 are 170 of an account's usual 1,000. A request that needs longer gets 202, and its page asks again.
    /// </summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    /// <summary>The time kept back to send the response before Lambda ends the call.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time;
    private readonly SigningKeys _keys;

    /// <summary>Null if a link is all that it takes.</summary>
    private readonly SignInGate? _signIn;

    /// <summary>The default definition's is the first one.</summary>
    private readonly QuoteEndpoint[] _endpoints;

    public Function()
        : this(WriteBackSettings.Read(Environment.GetEnvironmentVariable))
    {
        // An unusable key fails here, at start; with SnapStart that is at deployment and not at somebody's click.
        _keys.GetAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        _signIn?.WarmUpAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    private Function(WriteBackSettings settings)
        : this(
            settings, DeployedDefinitions(settings), SigningKeys.CreateClient(), StoreOf(settings, TimeProvider.System), TimeProvider.System)
    {
    }

    /// <summary>Records in Redshift.</summary>
    public Function(
        WriteBackSettings settings,
        IReadOnlyList<QuoteDefinition> definitions,
        IAmazonSecretsManager secrets,
        IAmazonRedshiftDataAPIService warehouse,
        TimeProvider time)
        : this(settings, definitions, secrets, RedshiftStore(warehouse, settings.Connection!, time), time)
    {
    }

    /// <summary>Records in Aurora.</summary>
    public Function(
        WriteBackSettings settings,
        IReadOnlyList<QuoteDefinition> definitions,
        IAmazonSecretsManager secrets,
        IAmazonRDSDataService aurora,
        TimeProvider time)
        : this(settings, definitions, secrets, AuroraStore(aurora, settings.Aurora!), time)
    {
    }

    private Function(
        WriteBackSettings settings,
        IReadOnlyList<QuoteDefinition> definitions,
        IAmazonSecretsManager secrets,
        Func<QuoteDefinition, IQuoteStore> storeOf,
        TimeProvider time)
    {
        _time = time;
        _keys = SigningKeys.ForVerification(secrets, settings.SigningSecretId, time);
        _signIn = settings.SignIn is { } signIn ? new SignInGate(signIn, secrets, time) : null;
        _endpoints = [.. definitions
            .Select(definition => settings.Schema is { } schema ? definition with { Schema = schema } : definition)
            .Select(definition => new QuoteEndpoint(settings, definition, _keys, storeOf(definition), _signIn, time))];
    }

    private static Func<QuoteDefinition, IQuoteStore> StoreOf(WriteBackSettings settings, TimeProvider time) =>
        settings.Aurora is { } aurora
            ? AuroraStore(
                new AmazonRDSDataServiceClient(new AmazonRDSDataServiceConfig { HttpClientFactory = AwsConnections.Instance }), aurora)
            : RedshiftStore(
                new AmazonRedshiftDataAPIServiceClient(
                    new AmazonRedshiftDataAPIServiceConfig { HttpClientFactory = AwsConnections.Instance }),
                settings.Connection!,
                time);

    private static Func<QuoteDefinition, IQuoteStore> AuroraStore(IAmazonRDSDataService aurora, AuroraConnection connection) =>
        definition => new AuroraQuoteStore(aurora, connection, definition);

    private static Func<QuoteDefinition, IQuoteStore> RedshiftStore(
        IAmazonRedshiftDataAPIService warehouse, WarehouseConnection connection, TimeProvider time)
    {
        var session = new WarehouseSession(time);
        SnapshotRestore.RegisterBeforeSnapshot(session.ForgetAsync);
        return definition => new RedshiftQuoteStore(warehouse, connection, definition, session);
    }

    public async Task<APIGatewayProxyResponse> HandleAsync(APIGatewayProxyRequest input, ILambdaContext context)
    {
        var deadline = new Deadline(_time, context.RemainingTime - Reserve);
        using var cancellation = deadline.CreateCancellation();
        var endpoint = _endpoints[0];
        var request = WriteBackRequest.Unread;
        try
        {
            var known = EndpointAt(input.Path);
            endpoint = known ?? endpoint;
            request = WriteBackRequest.From(input, endpoint.Definition);
            var answer = known is not null ? await known.AnswerAsync(request, deadline, context.Logger, cancellation.Token)
                : _signIn is null ? new Answer(Outcome.NotFound)
                : LastPart(input.Path) switch
                {
                    SignInPath.Return => await _signIn.ReturnAsync(request, context.Logger, cancellation.Token),
                    SignInPath.SignOut => await _signIn.SignOutAsync(request, cancellation.Token),
                    _ => new Answer(Outcome.NotFound),
                };
            return endpoint.Respond(answer, request, deadline, context.Logger);
        }
#pragma warning disable CA1031 // The one catch at the edge: every outage and bug needs a response, and none may show its details.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var isOutage = exception is SigningKeyException || DataApiError.IsOutage(exception);
            Log.Failed(context.Logger, exception, isOutage);
            return endpoint.Respond(
                new Answer(isOutage ? Outcome.Unavailable : Outcome.Failed), request, deadline, context.Logger);
        }
    }

    /// <summary>The endpoint of the path's last part, whatever a stage or a custom domain has put before it.</summary>
    private QuoteEndpoint? EndpointAt(string? path) =>
        _endpoints.FirstOrDefault(endpoint => endpoint.Definition.Name == LastPart(path));

    private static string? LastPart(string? path) => path?.TrimEnd('/').Split('/')[^1];

    /// <summary>The base directory of the process is that of Lambda's own runtime.</summary>
    private static IReadOnlyList<QuoteDefinition> DeployedDefinitions(WriteBackSettings settings)
    {
        var folder = Path.Combine(Path.GetDirectoryName(typeof(Function).Assembly.Location)!, DefinitionsFolder);
        return Directory.Exists(folder) ? DefinitionFolder.Load(folder, settings.Schema) : [QuoteDefinition.Embedded];
    }
}
