using Amazon.CDK;
using Amazon.CDK.AWS.APIGateway;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>The REST API: GET and POST of <c>/quotes</c>, throttled, refusing at the gateway what lacks a parameter that every link has.</summary>
internal sealed class QuoteApi : Construct
{
    private const string Resource = "quotes";

    public QuoteApi(Construct scope, string id, QuoteApiProps props)
        : base(scope, id)
    {
        var configuration = props.Configuration;
        var endpoint = configuration.Api.VpcEndpointId is { } vpcEndpoint
            ? InterfaceVpcEndpoint.FromInterfaceVpcEndpointAttributes(this, "Endpoint", new InterfaceVpcEndpointAttributes { VpcEndpointId = vpcEndpoint, Port = 443 })
            : null;
        var logs = RetainedLogs.Create(this, "AccessLog", configuration);
        Rest = new RestApi(this, "Rest", new RestApiProps
        {
            RestApiName = $"write-back-{configuration.Stage}",
            Description = "What quote links of dashboards lead to",
            EndpointConfiguration = endpoint is null
                ? new EndpointConfiguration { Types = [EndpointType.REGIONAL] }
                : new EndpointConfiguration { Types = [EndpointType.PRIVATE], VpcEndpoints = [endpoint] },
            Policy = Policy(configuration.Api),
            // One a region; it stays when the stack goes, because other APIs log through it.
            CloudWatchRole = true,
            DeployOptions = new StageOptions
            {
                StageName = configuration.Stage,
                ThrottlingRateLimit = configuration.Api.Rate,
                ThrottlingBurstLimit = configuration.Api.Burst,
                AccessLogDestination = new LogGroupLogDestination(logs),
                AccessLogFormat = AccessLog.Format,
                // A trace of the stage would hold the request's URL, which is a link; the function's own traces do not.
                TracingEnabled = configuration.Api.Tracing,
            },
        });
        GatewayAnswers.AddTo(Rest);
        // The construct's own output: the API's root, where nothing is.
        Rest.Node.TryRemoveChild("Endpoint");

        var quotes = Rest.Root.AddResource(Resource);
        var integration = new LambdaIntegration(props.WriteBack, new LambdaIntegrationOptions { AllowTestInvoke = false });
        var options = new MethodOptions
        {
            AuthorizationType = AuthorizationType.NONE,
            RequestParameters = RequiredParameters.ToDictionary(name => $"method.request.querystring.{name}", _ => true),
            RequestValidator = Rest.AddRequestValidator("Parameters", new RequestValidatorOptions { ValidateRequestParameters = true }),
        };
        quotes.AddMethod("GET", integration, options);
        quotes.AddMethod("POST", integration, options);

        // A private API has a name that resolves without private DNS as well.
        Url = endpoint is null
            ? Rest.UrlForPath($"/{Resource}")
            : $"https://{Rest.RestApiId}-{endpoint.VpcEndpointId}.execute-api.{Aws.REGION}.{Aws.URL_SUFFIX}/{configuration.Stage}/{Resource}";
    }

    public RestApi Rest { get; }

    /// <summary>What links begin with, up to the query.</summary>
    public string Url { get; }

    public Amazon.CDK.AWS.APIGateway.Stage Stage => Rest.DeploymentStage;

    /// <summary>What generate and accept links share. A field is no such parameter: a NULL one is absent.</summary>
    private static IEnumerable<string> RequiredParameters => [LinkParameters.Action, LinkParameters.Viewer, LinkParameters.Issued, LinkParameters.Digest];

    /// <summary>Null: everybody may call.</summary>
    private static PolicyDocument? Policy(ApiConfiguration api) => api switch
    {
        { VpcEndpointId: { } endpoint } => Only("StringNotEquals", "aws:SourceVpce", endpoint),
        { AllowedCidrs: { Count: > 0 } cidrs } => Only("NotIpAddress", "aws:SourceIp", [.. cidrs]),
        _ => null,
    };

    private static PolicyDocument Only(string @operator, string key, params string[] values) => new(new PolicyDocumentProps
    {
        Statements =
        [
            Invoke(Effect.ALLOW, null),
            Invoke(Effect.DENY, new Dictionary<string, object> { [@operator] = new Dictionary<string, object> { [key] = values } }),
        ],
    });

    private static PolicyStatement Invoke(Effect effect, IDictionary<string, object>? conditions) => new(new PolicyStatementProps
    {
        Effect = effect,
        Principals = [new AnyPrincipal()],
        Actions = ["execute-api:Invoke"],
        Resources = ["execute-api:/*"],
        Conditions = conditions,
    });
}
