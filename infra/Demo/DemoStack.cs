using System.Text.Json.Nodes;
using Amazon.RDSDataService;
using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;
using Amazon.SecretsManager;
using WriteBackLambdas.Demo.Dashboard;
using WriteBackLambdas.Demo.SignIn;
using WriteBackLambdas.Demo.Source;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Aurora;
using WriteBackLambdas.Emulator.Aws;
using WriteBackLambdas.Emulator.Lambda;
using WriteBackLambdas.Emulator.Postgres;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Keys;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;
using WriteBackLambdas.WriteBackFunction;
using WriteBackLambdas.WriteBackFunction.SignIn;

namespace WriteBackLambdas.Demo;

/// <summary>The whole system on this machine: PostgreSQL as Redshift, the AWS endpoints, the functions, the API, a dashboard.</summary>
public sealed class DemoStack : IAsyncDisposable
{
    public const string Workgroup = AwsEndpoints.Workgroup;

    /// <summary>The same warehouse as a provisioned cluster, for clients that connect as one of its database users.</summary>
    public const string Cluster = AwsEndpoints.Cluster;

    public const string Region = AwsEndpoints.Region;

    /// <summary>The path of the API, below its host.</summary>
    public const string ApiPath = $"/{Stage}{Resource}";

    private const string Stage = "prod";
    private const string Resource = $"/{QuoteDefinition.DefaultName}";

    private const string WriteBackRole = "write_back";

    /// <summary>The access key id of the write-back function's role. A caller with any other one is the administrator.</summary>
    public const string WriteBackAccessKey = "write-back";

    /// <summary>The external schema through which Redshift reads Aurora.</summary>
    public const string ExternalSchema = "aurora";

    private const string AuroraAdminSecret = "aurora-admin";
    private const string AuroraWriterSecret = "aurora-writer";
    private const string AuroraReaderSecret = "aurora-reader";

    /// <summary>The secret with the key of sessions.</summary>
    public const string SessionSecretId = "quote-session-key";

    private readonly List<IAsyncDisposable> _parts = [];

    private DemoStack()
    {
    }

    /// <summary>The dashboard's address. The API is at <c>prod/quotes</c> below it.</summary>
    public Uri Dashboard { get; private set; } = null!;

    public Uri Api { get; private set; } = null!;

    /// <summary>The API, whose firewall and throttle a test can set.</summary>
    public ApiGateway Gateway { get; private set; } = null!;

    /// <summary>The endpoint of Redshift Data, Secrets Manager and Lambda, for any AWS client.</summary>
    public Uri AwsEndpoint { get; private set; } = null!;

    public RedshiftDatabase Database { get; private set; } = null!;

    /// <summary>Where quotes are recorded; null if Redshift records them.</summary>
    public AuroraDatabase? Aurora { get; private set; }

    public ActivityLog Activities { get; private set; } = null!;

    public LambdaFunctions Functions { get; private set; } = null!;

    public SecretStore Secrets { get; private set; } = null!;

    /// <summary>Where people sign in; null if they do not.</summary>
    public LocalProvider? Provider { get; private set; }

    /// <summary>The write-back function's settings.</summary>
    public WriteBackSettings Settings { get; private set; } = null!;

    /// <summary>A line for each source table but the sample's, which says what rows it has.</summary>
    public IReadOnlyList<string> Sources { get; private set; } = [];

    public static async Task<DemoStack> StartAsync(DemoOptions options, CancellationToken cancellationToken)
    {
        var stack = new DemoStack();
        try
        {
            await stack.ComposeAsync(options, cancellationToken);
            return stack;
        }
        catch
        {
            await stack.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client of the Data API as the administrator, or with another access key id.</summary>
    public AmazonRedshiftDataAPIServiceClient CreateDataClient(string accessKey = "admin") =>
        new(new BasicAWSCredentials(accessKey, "local"), Configured(new AmazonRedshiftDataAPIServiceConfig()));

    /// <summary>A client of Aurora's Data API.</summary>
    public AmazonRDSDataServiceClient CreateAuroraClient() =>
        new(new BasicAWSCredentials("local", "local"), Configured(new AmazonRDSDataServiceConfig()));

    /// <summary>Aurora's database as the user who records quotes.</summary>
    public DataApi.AuroraConnection AuroraWriter => AuroraConnection(AuroraWriterSecret);

    /// <summary>Aurora's database as its owner.</summary>
    public DataApi.AuroraConnection AuroraAdmin => AuroraConnection(AuroraAdminSecret);

    /// <summary>Aurora's database as the user with whom Redshift reads it.</summary>
    public DataApi.AuroraConnection AuroraReader => AuroraConnection(AuroraReaderSecret);

    public AmazonSecretsManagerClient CreateSecretsClient() =>
        new(new BasicAWSCredentials("local", "local"), Configured(new AmazonSecretsManagerConfig()));

    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(_parts))
        {
            await part.DisposeAsync();
        }
    }

    private async Task ComposeAsync(DemoOptions options, CancellationToken cancellationToken)
    {
        // Checked before anything slow starts.
        WebServer.CheckFree(options.Port);
        WebServer.CheckFree(PortAfter(options, 1));
        WebServer.CheckFree(options.SignIn ? PortAfter(options, 2) : 0);

        var data = options.DataDirectory is { } kept ? Path.GetFullPath(kept) : Own(new TemporaryDirectory()).Path;
        var postgres = Own(await PostgresServer.StartAsync(
            PostgresPackage.Find(options.NodeModules), data, isKept: options.DataDirectory is not null, cancellationToken));

        Dictionary<string, LambdaHandler> handlers = [];
        Functions = new LambdaFunctions(handlers);
        Activities = new ActivityLog(TimeProvider.System);
        Database = Own(await RedshiftDatabase.CreateAsync(postgres, Functions, Activities, cancellationToken));
        Aurora = options.Store == QuoteStore.Aurora
            ? Own(await AuroraDatabase.CreateAsync(postgres, Functions, Activities, cancellationToken))
            : null;
        Secrets = new SecretStore(Path.Combine(data, "secrets.json"), TimeProvider.System);
        AwsEndpoint = await StartAwsAsync(options, cancellationToken);
        Provider = options.SignIn ? Own(await LocalProvider.StartAsync(PortAfter(options, 2), cancellationToken)) : null;
        AddFunctions(handlers, options);
        Dashboard = await StartWebAsync(options, cancellationToken);
        Api = new Uri(Dashboard, ApiPath);
        await InstallAsync(options, cancellationToken);
        // The dashboard shows what happens after the installation.
        Activities.Clear();
        Database.Delays = options.Delays;
        Aurora?.Delays = options.Delays;
    }

    private static int PortAfter(DemoOptions options, int distance) => options.Port == 0 ? 0 : options.Port + distance;

    private Task<Uri> StartAwsAsync(DemoOptions options, CancellationToken cancellationToken)
    {
        if (!Secrets.Exists(SigningKeys.DefaultSecretId))
        {
            var secret = options.SigningKey is { } key ? new JsonObject { ["key"] = key }.ToJsonString() : SigningSecret.Create();
            Secrets.Create(SigningKeys.DefaultSecretId, secret);
        }

        if (options.SignIn && !Secrets.Exists(SessionSecretId))
        {
            Secrets.Create(SessionSecretId, SigningSecret.Create());
        }

        if (Aurora is not null)
        {
            CreateLogin(AuroraAdminSecret, AuroraDatabase.Admin, Aurora.AdminPassword);
            CreateLogin(AuroraWriterSecret, "quote_writer", Guid.NewGuid().ToString());
            CreateLogin(AuroraReaderSecret, "quote_reader", Guid.NewGuid().ToString());
        }

        Secrets.EnableRotation(SigningKeys.DefaultSecretId, KeyRotationFunction.Function.Name);

        var users = new Dictionary<string, string> { [WriteBackAccessKey] = WarehouseParameters.UserOfRole(WriteBackRole) };
        var server = Own(new WebServer(PortAfter(options, 1)));
        new AwsEndpoints(Database, users, Secrets, Functions, TimeProvider.System, Aurora).Map(server.App);
        return server.StartAsync(cancellationToken);
    }

    private void CreateLogin(string secret, string user, string password)
    {
        if (!Secrets.Exists(secret))
        {
            Secrets.Create(secret, new JsonObject { ["username"] = user, ["password"] = password }.ToJsonString());
        }
    }

    private DataApi.AuroraConnection AuroraConnection(string secret) =>
        new(AwsEndpoints.AuroraArn, Secrets.ArnOf(secret), AuroraDatabase.Name);

    private void AddFunctions(Dictionary<string, LambdaHandler> handlers, DemoOptions options)
    {
        Settings = new WriteBackSettings
        {
            Connection = Aurora is null
                ? new DataApi.WarehouseConnection { Database = RedshiftDatabase.Name, Workgroup = Workgroup }
                : null,
            Aurora = Aurora is null ? null : AuroraWriter,
            WriteMode = options.WriteMode,
            LinkLifetime = options.LinkLifetime,
            SignIn = Provider is null
                ? null
                : new SignInSettings(
                    Provider.Issuer, LocalProvider.ClientId, SessionSecretId, Claim: "sub", Viewer: options.SignInViewer),
        };
        var digest = new DigestFunction.Function(SigningKeys.ForSigning(CreateSecretsClient(), SigningKeys.DefaultSecretId, options.Time));
        var (secrets, warehouse, aurora) = (CreateSecretsClient(), CreateDataClient(WriteBackAccessKey), CreateAuroraClient());
        WriteBackFunction.Function CreateWriteBack() => Aurora is null
            ? new(Settings, options.Definitions, secrets, warehouse, options.Time)
            : new(Settings, options.Definitions, secrets, aurora, options.Time);
        var rotation = new KeyRotationFunction.Function(secrets);
        handlers[DigestFunction.Function.Name] = DemoFunctions.Digest(digest, options.Log);
        handlers[WriteBackFunction.Function.Name] = DemoFunctions.WriteBack(CreateWriteBack, options.FunctionTimeout, options.Log);
        handlers[KeyRotationFunction.Function.Name] = DemoFunctions.KeyRotation(rotation, options.Log);
    }

    private Task<Uri> StartWebAsync(DemoOptions options, CancellationToken cancellationToken)
    {
        var server = Own(new WebServer(options.Port));
        server.App.UseLoopbackOnly();
        Gateway = new ApiGateway(Functions, Activities) { Responses = [.. GatewayError.All.Select(Response)] };
        foreach (var definition in options.Definitions)
        {
            Gateway.Map(
                server.App,
                Stage,
                $"/{definition.Name}",
                WriteBackFunction.Function.Name,
                query => DemoFunctions.Summary(definition.Workflow, query));
            new DashboardPages(Database, Activities, options.Definitions, definition, options.SignIn).Map(server.App);
        }

        foreach (var path in options.SignIn ? [SignInPath.Return, SignInPath.SignOut] : (string[])[])
        {
            Gateway.Map(server.App, Stage, $"/{path}", WriteBackFunction.Function.Name, _ => "");
        }

        Gateway.MapUnknown(server.App, Stage);
        return server.StartAsync(cancellationToken);
    }

    private static GatewayResponse Response(GatewayError error) => new(
        error.ResponseType,
        GatewayError.Headers,
        new Dictionary<string, string> { ["application/json"] = error.Json, ["text/html"] = error.Html });

    /// <summary>Creates the source tables, then runs the statements of a deployment, then creates the dashboard's viewers.</summary>
    private async Task InstallAsync(DemoOptions options, CancellationToken cancellationToken)
    {
        using var warehouse = CreateDataClient();
        var connection = new DataApi.WarehouseConnection { Workgroup = Workgroup, Database = RedshiftDatabase.Name };
        var names = new WarehouseParameters(
            Api.ToString(), "default", DigestFunction.Function.Name, Sample.DashboardRole, WarehouseParameters.UserOfRole(WriteBackRole))
        {
            PeopleShareUsers = options is { SignIn: true, SignInViewer: null },
            External = Aurora is null
                ? null
                : new ExternalHistory(
                    ExternalSchema,
                    AuroraDatabase.Host,
                    Aurora.Port,
                    AuroraDatabase.Name,
                    "default",
                    Secrets.ArnOf(AuroraReaderSecret),
                    IsReadable: options.Definitions.All(definition => definition.VisibleBy is null)),
        };
        await InstallAuroraAsync(options, names, cancellationToken);
        var installer = new WarehouseInstaller(warehouse, connection, TimeProvider.System);
        List<string> sources = [];
        foreach (var definition in options.Definitions)
        {
            var script = new WarehouseScript(definition, names.Of(definition));
            var rows = options.Rows.GetValueOrDefault(definition.Name);
            var isSample = rows is null && SourceTable.IsSample(definition);
            if (!isSample)
            {
                sources.Add(await new SourceTable(Database, definition).CreateAsync(rows, cancellationToken));
            }

            await installer.InstallAsync(
                [.. isSample ? script.Sample : [], .. script.Statements, .. Sample.ViewerStatements(script)], cancellationToken);
        }

        Sources = sources;
    }

    private async Task InstallAuroraAsync(DemoOptions options, WarehouseParameters names, CancellationToken cancellationToken)
    {
        if (Aurora is null)
        {
            return;
        }

        using var aurora = CreateAuroraClient();
        var installer = new WarehouseInstaller(aurora, AuroraAdmin, TimeProvider.System);
        var users = new AuroraUsers(LoginIn(AuroraWriterSecret), LoginIn(AuroraReaderSecret));
        foreach (var definition in options.Definitions)
        {
            var script = new WarehouseScript(definition, names with { Aurora = users, External = null });
            await installer.InstallAsync(script.Statements, cancellationToken);
        }
    }

    private AuroraLogin LoginIn(string secret)
    {
        var login = JsonNode.Parse(Secrets.TextOf(secret))!;
        return AuroraLogin.Of((string)login["username"]!, (string)login["password"]!);
    }

    private T Configured<T>(T config)
        where T : ClientConfig
    {
        config.ServiceURL = AwsEndpoint.ToString();
        config.AuthenticationRegion = Region;
        return config;
    }

    private T Own<T>(T part)
        where T : IAsyncDisposable
    {
        _parts.Add(part);
        return part;
    }
}
