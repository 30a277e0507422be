using Amazon.Lambda.APIGatewayEvents;
using Amazon.RDSDataService;
using Amazon.RedshiftDataAPIService;
using Microsoft.AspNetCore.WebUtilities;
using WriteBackLambdas.DataApi;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Support;

/// <summary>A write-back function with its own clock, mode, time limit or client, on the warehouse of a stack.</summary>
public sealed class FunctionClient(
    DemoStack stack,
    TimeProvider? time = null,
    WriteMode mode = WriteMode.Auto,
    QuoteDefinition? definition = null,
    AmazonRedshiftDataAPIServiceClient? warehouse = null,
    WriteBackSettings? settings = null,
    AmazonRDSDataServiceClient? aurora = null)
{
    private readonly Function _function = Create(
        stack,
        settings ?? new WriteBackSettings
        {
            Connection = stack.Settings.Connection,
            Aurora = stack.Settings.Aurora,
            WriteMode = mode,
        },
        [definition ?? QuoteDefinition.Embedded],
        warehouse,
        aurora,
        time ?? TimeProvider.System);

    private static Function Create(
        DemoStack stack,
        WriteBackSettings settings,
        IReadOnlyList<QuoteDefinition> definitions,
        AmazonRedshiftDataAPIServiceClient? warehouse,
        AmazonRDSDataServiceClient? aurora,
        TimeProvider time) => settings.Aurora is null
        ? new(settings, definitions, stack.CreateSecretsClient(), warehouse ?? stack.CreateDataClient(DemoStack.WriteBackAccessKey), time)
        : new(settings, definitions, stack.CreateSecretsClient(), aurora ?? stack.CreateAuroraClient(), time);

    public TimeSpan TimeLeft { get; init; } = TimeSpan.FromSeconds(28);

    public string Host { get; init; } = "api.example.com";

    public Task<APIGatewayProxyResponse> PostAsync(string link, string? form = null) =>
        SendAsync("POST", link, form, ("Accept", "application/json"));

    public Task<APIGatewayProxyResponse> GetAsync(string link, params (string Name, string Value)[] headers) =>
        SendAsync("GET", link, null, headers);

    public Task<APIGatewayProxyResponse> SendAsync(string method, string link, string? form, params (string Name, string Value)[] headers)
    {
        var query = new Dictionary<string, IList<string>>();
        foreach (var parameter in new QueryStringEnumerable(new Uri(link).Query))
        {
            query[parameter.DecodeName().ToString()] = [parameter.DecodeValue().ToString()];
        }

        var request = new APIGatewayProxyRequest
        {
            HttpMethod = method,
            Path = new Uri(link).AbsolutePath,
            MultiValueQueryStringParameters = query,
            Headers = new Dictionary<string, string>(headers.Select(header => KeyValuePair.Create(header.Name, header.Value)))
            {
                ["Host"] = Host,
                ["content-type"] = "application/x-www-form-urlencoded",
            },
            Body = form,
        };
        return _function.HandleAsync(request, new LambdaContext { RemainingTime = TimeLeft });
    }
}
