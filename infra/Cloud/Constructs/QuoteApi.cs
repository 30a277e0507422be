using Amazon.CDK;
using Amazon.CDK.AWS.APIGateway;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Quotes;
using Stage = Amazon.CDK.AWS.APIGateway.Stage;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>
/// The REST API: GET and POST of <c>/quotes</c> and of each other definition's path, throttled. The gateway requires the parameters of
/// every link.
/// </summary>
internal sealed class QuoteApi : Construct
{
    /// <summary>RFC 1918.</summary>
    private static readonly string[] PrivateNetworks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

    /// <summary>What generate and accept links share. Fields are not required, because a NULL has no parameter.</summary>
    private static readonly string[] RequiredParameters =
        [LinkParameters.Action, LinkParameters.Viewer, LinkParameters.Issued, LinkParameters.Digest];

    /// <summary>The URL before the path; null for API Gateway's own.</summary>
    private readonly string? _server;

    private readonly LambdaIntegration _integration;
    private readonly string _stage;

    public QuoteApi(Construct scope, string id, StageConfiguration configuration, Alias writeBack)
        : base(scope, id)
    {
        var endpoint = Endpoint(configuration);
        Logs = RetainedLogs.Create(this, "AccessLog", configuration);
        Rest = new RestApi(this, "Rest", new RestApiProps
        {
            RestApiName = $"write-back-{configuration.Stage}",
            Description = "Receives the requests of quote links in dashboards",
            EndpointConfiguration = endpoint is null
                ? new EndpointConfiguration { Types = [EndpointType.REGIONAL] }
                : new EndpointConfiguration { Types = [EndpointType.PRIVATE], VpcEndpoints = [endpoint] },
            Policy = Policy(endpoint, configuration.Api.AllowedCidrs),
            // A region has one. It stays when the stack is deleted, because other APIs log with it.
            CloudWatchRole = configuration.Api.CloudWatchRole,
            DeployOptions = new StageOptions
            {
                StageName = configuration.Stage,
                ThrottlingRateLimit = configuration.Api.Rate,
                ThrottlingBurstLimit = configuration.Api.Burst,
                AccessLogDestination = new LogGroupLogDestination(Logs),
                AccessLogFormat = AccessLog.Format,
                // A stage's trace has the request's URL, which is a link; the function's own traces do not.
                TracingEnabled = configuration.Api.Tracing,
            },
        });
        ApiTls.Require((CfnRestApi)Rest.Node.DefaultChild!, configuration.Api.IsPrivate);
        GatewayResponses.AddTo(Rest);
        // Removes the construct's own output, the API's root, which has no resource.
        Rest.Node.TryRemoveChild("Endpoint");

        _stage = configuration.Stage;
        _integration = new LambdaIntegration(writeBack, new LambdaIntegrationOptions { AllowTestInvoke = false });
        var options = new MethodOptions
        {
            AuthorizationType = AuthorizationType.NONE,
            RequestParameters = RequiredParameters.ToDictionary(name => $"method.request.querystring.{name}", _ => true),
            RequestValidator = Rest.AddRequestValidator("Parameters", new RequestValidatorOptions { ValidateRequestParameters = true }),
        };
        foreach (var definition in configuration.Definitions.All)
        {
            var resource = Rest.Root.AddResource(definition.Name);
            resource.AddMethod("GET", _integration, options);
            resource.AddMethod("POST", _integration, options);
        }

        if (configuration.Api.Domain is { } domain)
        {
            _ = new ApiDomain(this, "Domain", domain, Rest);
            _server = $"https://{domain.Name}";
        }
        else if (endpoint is not null)
        {
            // A private API's name with its endpoint's id resolves without private DNS too.
            _server = $"https://{Rest.RestApiId}-{endpoint.VpcEndpointId}.execute-api.{Aws.REGION}.{Aws.URL_SUFFIX}/{configuration.Stage}";
        }

        if (configuration.Api.PublishOpenApi)
        {
            OpenApiResource.AddTo(Rest, configuration, Server);
        }
    }

    public RestApi Rest { get; }

    /// <summary>The access log.</summary>
    public LogGroup Logs { get; }

    /// <summary>The URL of every link of a definition, up to the query.</summary>
    public string AddressOf(QuoteDefinition definition) =>
        _server is null ? Rest.UrlForPath($"/{definition.Name}") : $"{_server}/{definition.Name}";

    /// <summary>The URL of another path.</summary>
    public string AddressOf(string path) => $"{Server}/{path}";

    /// <summary>Serves another path with the write-back function.</summary>
    public void AddPath(string path, params string[] methods)
    {
        var resource = Rest.Root.AddResource(path);
        foreach (var method in methods)
        {
            resource.AddMethod(method, _integration, new MethodOptions { AuthorizationType = AuthorizationType.NONE });
        }
    }

    /// <summary>RestApi's own URL names the deployment, which depends on every method and so on the function and its settings.</summary>
    private string Server => _server ?? $"https://{Rest.RestApiId}.execute-api.{Aws.REGION}.{Aws.URL_SUFFIX}/{_stage}";

    public Stage Stage => Rest.DeploymentStage;

    /// <summary>The VPC endpoint that is the only way to the API; null if the API is on the internet.</summary>
    private IInterfaceVpcEndpoint? Endpoint(StageConfiguration configuration)
    {
        var id = configuration.Api.CreateEndpoint ? CreateEndpoint(configuration) : configuration.Api.VpcEndpointId;
        return id is null ? null : InterfaceVpcEndpoint.FromInterfaceVpcEndpointAttributes(
            this, "Endpoint", new InterfaceVpcEndpointAttributes { VpcEndpointId = id, Port = 443 });
    }

    private string CreateEndpoint(StageConfiguration configuration)
    {
        var (network, cidrs) = (configuration.Network!, configuration.Api.AllowedCidrs);
        var group = InterfaceEndpoint.HttpsFromNetworks(
            this, "EndpointGroup", network, "Lets people reach the quote API", cidrs.Count > 0 ? cidrs : PrivateNetworks);
        // Private DNS would lead calls from the VPC to every other API here too.
        return new InterfaceEndpoint(this, "PrivateEndpoint", network, "execute-api", group, privateDns: false).EndpointId;
    }

    /// <summary>Null if everybody may call the API. The networks of a created endpoint are in its security group.</summary>
    private static PolicyDocument? Policy(IInterfaceVpcEndpoint? endpoint, IReadOnlyList<string> cidrs) =>
        endpoint is not null ? Only("StringNotEquals", "aws:SourceVpce", endpoint.VpcEndpointId)
        : cidrs.Count > 0 ? Only("NotIpAddress", "aws:SourceIp", [.. cidrs])
        : null;

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
