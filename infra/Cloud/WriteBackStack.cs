using Amazon.CDK;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Cloud.Constructs;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Cloud;

/// <summary>A whole stage: the signing key, the functions, the API, the warehouse's objects, and the alarms.</summary>
public sealed class WriteBackStack : Stack
{
    public WriteBackStack(Construct scope, StageConfiguration configuration, FunctionCode code)
        : base(
            scope,
            $"WriteBack-{configuration.Stage}",
            Properties(configuration))
    {
        var endpoints = configuration.Network is { CreateEndpoints: true } ? new FunctionEndpoints(this, "Endpoints", configuration) : null;
        var key = new SigningKeySecret(this, "SigningKey", configuration);
        var digest = new DigestLambda(this, "Digest", configuration, code, key);
        var warehouse = new QuoteWarehouse(this, "Warehouse", configuration, digest.CallerRole, endpoints);
        var aurora = configuration.Aurora is null ? null : new QuoteAurora(this, "Aurora", configuration, digest, warehouse);
        var isAurora = configuration.Store == StageStore.Aurora;
        var writeBack = new WriteBackLambda(this, "WriteBack", configuration, code, key, warehouse, isAurora ? aurora : null);
        var sync = isAurora ? new QuoteSync(this, "Sync", configuration, warehouse) : null;
        var rotation = configuration.KeyRotationDays is null
            ? null
            : new KeyRotationLambda(this, "KeyRotation", configuration, code, key, endpoints);
        key.AllowOnly([digest.Function.Role, writeBack.Function.Role, .. rotation is null ? [] : new[] { rotation.Function.Role }]);
        if (endpoints is not null)
        {
            // The write-back function reads the key while Lambda takes the snapshot of a new version.
            digest.Function.Lambda.Node.AddDependency(endpoints);
            writeBack.Function.Lambda.Node.AddDependency(endpoints);
        }

        var api = new QuoteApi(this, "Api", configuration, writeBack.Live);
        var signIn = configuration.SignIn is null ? null : new SignIn(this, "SignIn", configuration, writeBack, api);
        var firewall = configuration.Api.Waf ? new ApiFirewall(this, "Firewall", configuration, api.Stage) : null;

        var reader = configuration is { QuickSight: { DatabaseUser: var user }, HasSharedReader: true }
            ? new BoardUser(this, "BoardUser", user)
            : null;
        var installer = new InstallerResource(
            this,
            "Installer",
            new InstallerResourceProps(configuration, code, warehouse, digest, writeBack, endpoints, api, reader?.Identity, aurora, sync));
        sync?.Start(installer);
        _ = new Observation(this, "Observation", new ObservedParts(
            configuration, digest.Function, writeBack.Function, rotation?.Function, api, firewall, sync));
        var board = configuration.QuickSight is null
            ? null
            : new QuoteBoard(this, "Board", new QuoteBoardProps(configuration, warehouse, reader, installer));
        Outputs.Add(this, new OutputParts(configuration, key, digest, writeBack, warehouse, installer, api, board, signIn, aurora));
        Aspects.Of(this).Add(new NodeRuntime());
        if (configuration.Network is { } network)
        {
            Aspects.Of(this).Add(new FunctionNetwork(network));
        }

        foreach (var definition in configuration.Definitions.All)
        {
            Warn("linkLength", definition, LinkLength.Warning(definition, LongAddress(configuration, definition)));
            // People who sign in can be told apart.
            var isUnknown = configuration is { HasSharedReader: true, SignIn: null };
            Warn("sharedReader", definition, isUnknown ? SharedReader.Warning(definition) : null);
        }
    }

    private void Warn(string about, QuoteDefinition definition, string? warning)
    {
        if (warning is not null)
        {
            Annotations.Of(this).AddWarningV2($"write-back:{about}{(definition.IsDefault ? "" : $"-{definition.Name}")}", warning);
        }
    }

    /// <summary>An address as long as the API's, whose id is known only after the deployment.</summary>
    private static string LongAddress(StageConfiguration configuration, QuoteDefinition definition)
    {
        var endpoint = configuration.Api.IsPrivate ? "-vpce-0123456789abcdef0" : "";
        return configuration.Api.Domain is { Name: var name }
            ? $"https://{name}/{definition.Name}"
            : $"https://a1b2c3d4e5{endpoint}.execute-api.ap-southeast-1.amazonaws.com/{configuration.Stage}/{definition.Name}";
    }

    private static StackProps Properties(StageConfiguration configuration)
    {
        var properties = new StackProps
        {
            Description = "Safe write-backs from QuickSight dashboards into Redshift",
            TerminationProtection = configuration.TerminationProtection,
            Tags = new Dictionary<string, string>(configuration.Tags),
        };
        if (configuration.Account is not null || configuration.Region is not null)
        {
            properties.Env = new Amazon.CDK.Environment { Account = configuration.Account, Region = configuration.Region };
        }

        return properties;
    }
}
