using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.CDK;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud;

/// <summary>The app's context: cdk.json's, and the values of <c>-c</c>, which take precedence.</summary>
internal static class Context
{
    private const string DefaultStage = "dev";

    /// <exception cref="ConfigurationException">The stage is missing or invalid.</exception>
    public static StageConfiguration ReadStage(App app) => StageConfiguration.Read(
        app.Node.TryGetContext("stage") as string ?? DefaultStage, Json(app.Node.TryGetContext("stages")) as JsonObject);

    /// <summary>jsii gives JSON as dictionaries, lists, and boxed values.</summary>
    private static JsonNode? Json(object? value) => value switch
    {
        null => null,
        bool flag => JsonValue.Create(flag),
        string text => JsonValue.Create(text),
        IDictionary<string, object> members => new JsonObject(
            members.Select(member => KeyValuePair.Create(member.Key, Json(member.Value)))),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(Json)]),
        _ => JsonValue.Create(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
    };
}
