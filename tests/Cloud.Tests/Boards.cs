using System.Text.Json.Nodes;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Cloud.Constructs;
using WriteBackLambdas.Cloud.QuickSight;
using WriteBackLambdas.Dashboards;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Cloud.Tests;

/// <summary>What is synthesized for the dashboard of a definition.</summary>
internal static class Boards
{
    private static readonly QuickSightConfiguration Settings = new()
    {
        Owners = ["arn:aws:quicksight:us-east-1:123456789012:group/default/owners"], DatabaseUser = "reader", Port = 5439,
    };

    /// <summary>The data sets, the analysis, and the dashboard of the definition in this file.</summary>
    public static Template Of(string file)
    {
        var definition = QuoteDefinition.Load(DefinitionFiles.Read(file));
        return Stages.Of(Path.GetFileNameWithoutExtension(file), stack =>
        {
            var names = new AssetNames(stack, "test");
            var model = DashboardModel.Of(definition);
            var data = new BoardData(
                stack, "Data", Settings, model, "arn:aws:quicksight:us-east-1:123456789012:datasource/source", names);
            var shown = Definitions.Of(model, ValueFormatter.For(definition), data.Arns);
            _ = new BoardDashboard(stack, "Dashboard", Settings, model.Title, shown, names);
        });
    }

    /// <summary>Every object below a node, with its name, in the order of the text.</summary>
    public static IEnumerable<(string Name, JsonNode Value)> Members(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Each(member.Key, member.Value!)),
        JsonArray items => items.SelectMany(Members),
        _ => [],
    };

    private static IEnumerable<(string Name, JsonNode Value)> Each(string name, JsonNode value) => [(name, value), .. Members(value)];
}
