using Amazon.CDK;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Cloud.QuickSight;
using WriteBackLambdas.Dashboards;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Cloud.Constructs;

internal sealed record QuoteBoardProps(
    StageConfiguration Configuration,
    QuoteWarehouse Warehouse,
    BoardUser? User,
    InstallerResource Installer);

/// <summary>QuickSight's connection to the warehouse, and each definition's data sets, analysis, and dashboard.</summary>
internal sealed class QuoteBoard : Construct
{
    private readonly Dictionary<string, string> _addresses;

    public QuoteBoard(Construct scope, string id, QuoteBoardProps props)
        : base(scope, id)
    {
        var quickSight = props.Configuration.QuickSight!;
        var names = new AssetNames(Stack.Of(this), props.Configuration.Stage);
        var connection = NeedsConnection(quickSight, props.Warehouse)
            ? new BoardConnection(this, "Connection", quickSight, props.Warehouse, names)
            : null;
        var source = new BoardSource(this, "Source", new BoardSourceProps(
            quickSight, props.Warehouse, props.User, connection?.Arn ?? quickSight.VpcConnectionArn, names));
        // QuickSight tries the connection when it creates the data source, and the queries when it creates the data sets, so the user and
        // the views must be there.
        source.Node.AddDependency(connection is null ? [props.Installer] : [props.Installer, connection]);
        _addresses = props.Configuration.Definitions.All.ToDictionary(
            definition => definition.Name, definition => Dashboard(props.Configuration, definition, source, names));
    }

    /// <summary>Where the definition's dashboard is.</summary>
    public string AddressOf(QuoteDefinition definition) => _addresses[definition.Name];

    private string Dashboard(StageConfiguration stage, QuoteDefinition definition, BoardSource source, AssetNames names)
    {
        var (quickSight, own) = (stage.QuickSight!, names.Within(definition.Name));
        var model = DashboardModel.Of(definition with { Schema = stage.Warehouse.Schema }, withPeople: stage.SignIn is not null);
        var data = new BoardData(this, $"{definition.Name}Data", quickSight, model, source.Arn, own);
        var shown = Definitions.Of(model, ValueFormatter.For(definition), data.Arns);
        return new BoardDashboard(this, $"{definition.Name}Dashboard", quickSight, model.Title, shown, own).Address;
    }

    /// <summary>A created workgroup is private; how to reach an existing warehouse, the stage says.</summary>
    private static bool NeedsConnection(QuickSightConfiguration quickSight, QuoteWarehouse warehouse) =>
        quickSight.VpcConnectionArn is null && (warehouse.Created is not null || quickSight.VpcId is not null);
}
