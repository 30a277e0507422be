using System.Text.Json.Nodes;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>Changes of the quote definition.</summary>
internal static class Definitions
{
    /// <summary>The built-in definition with one more field, whose source column is the caller's to add.</summary>
    public static string WithRegion
    {
        get
        {
            var definition = JsonNode.Parse(QuoteDefinition.EmbeddedJson)!;
            definition["fields"]!.AsArray().Add(new JsonObject { ["name"] = "region", ["source"] = "region", ["column"] = "region", ["type"] = "varchar(10)" });
            return definition.ToJsonString();
        }
    }
}
