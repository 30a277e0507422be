using System.Text.Json.Nodes;
using static WriteBackLambdas.Cloud.Tests.Template;

namespace WriteBackLambdas.Cloud.Tests;

/// <summary>A stage with the definitions in tests/Cloud.Tests/definitions, beside a stage with the built-in one.</summary>
public static class SeveralDefinitionsTests
{
    private const string Installer = "Custom::WarehouseInstaller";
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Cloud.Tests", "definitions");

    [Fact]
    public static void Each_definition_has_its_path_with_the_same_methods()
    {
        var template = Stages.Of("definitions");
        var paths = template.All("AWS::ApiGateway::Resource").ToDictionary(resource => $"{{{resource.Key}}}", resource => resource.Value);
        string[] MethodsOf(string path) =>
        [
            .. template.All("AWS::ApiGateway::Method").Values
                .Where(method => Text(paths[Text(method["ResourceId"])]["PathPart"]) == path)
                .Select(method => $"{Text(method["HttpMethod"])} {Text(method["RequestValidatorId"])} {method["RequestParameters"]}")
                .Order(),
        ];

        Assert.Equal(["openapi.json", "price_changes", "quotes"], paths.Values.Select(path => Text(path["PathPart"])).Order());
        Assert.Equal(2, MethodsOf("quotes").Length);
        Assert.Equal(MethodsOf("quotes"), MethodsOf("price_changes"));
    }

    [Fact]
    public static void Each_definition_is_installed_after_the_default_one_and_removed_before_it()
    {
        var template = Stages.Of("definitions");
        var (first, other) = (IdOf(template, ""), IdOf(template, "price_changes"));
        var properties = template.All(Installer);

        Assert.Equal(2, properties.Count);
        Assert.Equal(Assert.Single(Stages.Of("serverless").All(Installer)).Key, first);
        Assert.Contains(first, template.Resources[other]["DependsOn"]!.AsArray().Select(Text));
        Assert.DoesNotContain(other, template.Resources[first]["DependsOn"]!.AsArray().Select(Text));
        Assert.Equal(File.ReadAllText(Path.Combine(Folder, "price_changes.json")), Text(properties[other]["Definition"]));
        Assert.Equal(File.ReadAllText(Path.Combine(Folder, "quotes.json")), Text(properties[first]["Definition"]));
        Assert.Equal(["sales", "sales"], properties.Values.Select(each => Text(each["Schema"])));
        Assert.EndsWith("/price_changes", Text(properties[other]["ApiAddress"]), StringComparison.Ordinal);
    }

    [Fact]
    public static void The_outputs_are_for_each_definition()
    {
        var template = Stages.Of("definitions");

        Assert.EndsWith("/quotes", template.Output("ApiUrl"), StringComparison.Ordinal);
        Assert.EndsWith("/price_changes", template.Output("PriceChangesApiUrl"), StringComparison.Ordinal);
        Assert.Equal(
            "sales.price_changes_quote_gen_vw, sales.price_changes_quote_history_vw, sales.price_changes_quote_current_vw",
            template.Output("PriceChangesViews"));
        Assert.Equal("SELECT * FROM sales.price_changes_quote_gen_vw", template.Output("PriceChangesQuickSightSql"));
        Assert.Equal("<<quote_link>>", template.Output("PriceChangesQuickSightUrlAction"));
    }

    [Fact]
    public static void A_definition_whose_links_can_be_too_long_is_named() => Assert.Contains(
        Stages.Of("definitions").Messages,
        message => message.StartsWith("The quote definition price_changes allows links of", StringComparison.Ordinal));

    [Fact]
    public static void The_files_travel_with_the_write_back_function_and_with_no_other()
    {
        var template = Stages.Of("definitions");

        Assert.Equal(
            ["definitions/price_changes.json", "definitions/quotes.json", "stub.txt"],
            template.FilesOf(template.One("AWS::Lambda::Function", "WriteBackFunction")).Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["stub.txt"], template.FilesOf(template.One("AWS::Lambda::Function", "DigestFunction")).Keys);
        var builtIn = Stages.Of("serverless");
        Assert.Equal(["stub.txt"], builtIn.FilesOf(builtIn.One("AWS::Lambda::Function", "WriteBackFunction")).Keys);
    }

    [Fact]
    public static void The_asset_is_the_same_each_time()
    {
        static string KeyIn(Template template) => Text(template.One("AWS::Lambda::Function", "WriteBackFunction")["Code"]!["S3Key"]);

        Assert.Equal(KeyIn(Stages.Of("definitions")), KeyIn(Stages.Again("definitions")));
    }

    [Theory]
    [InlineData("definitions", @"^https://\{ApiRest[0-9A-F]+\}\.execute-api\.\{AWS::Region\}\.\{AWS::URLSuffix\}/definitions$")]
    [InlineData("cluster-user", @"^https://quotes\.example\.com$")]
    [InlineData(
        "private",
        @"^https://\{ApiRest[0-9A-F]+\}-vpce-0123456789abcdef0\.execute-api\.\{AWS::Region\}\.\{AWS::URLSuffix\}/private$")]
    public static void The_published_document_names_the_APIs_own_address(string stage, string server)
    {
        var text = PublishedIn(stage);
        var document = JsonNode.Parse(text)!;

        Assert.Matches(server, document["servers"]![0]!["url"]!.GetValue<string>());
        // The gateway would take both for its own language.
        Assert.DoesNotContain('#', text);
        Assert.DoesNotContain('$', text);
    }

    [Fact]
    public static void The_published_document_has_a_path_and_schemas_for_each_definition()
    {
        var document = JsonNode.Parse(PublishedIn("definitions"))!;
        var schemas = document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key).ToArray();

        Assert.Equal(["/quotes", "/price_changes"], document["paths"]!.AsObject().Select(path => path.Key));
        Assert.Contains("Link.accept", schemas);
        Assert.Contains("price_changes.Link.apply", schemas);
        Assert.All(References(document), reference => Assert.Contains(reference["#/components/schemas/".Length..], schemas));
    }

    [Fact]
    public static void Nothing_is_published_unless_the_stage_says_so() => Assert.DoesNotContain(
        "openapi.json", Stages.Of("serverless").All("AWS::ApiGateway::Resource").Values.Select(path => Text(path["PathPart"])));

    private static string IdOf(Template template, string name) =>
        template.All(Installer).Single(resource => Text(resource.Value["DefinitionName"]) == name).Key;

    private static string PublishedIn(string stage)
    {
        var method = Stages.Of(stage).All("AWS::ApiGateway::Method").Values
            .Single(method => Text(method["Integration"]!["Type"]) == "MOCK" && Text(method["HttpMethod"]) == "GET");
        return Text(method["Integration"]!["IntegrationResponses"]![0]!["ResponseTemplates"]!["application/json"]);
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member =>
            member.Key == "$ref" ? [member.Value!.GetValue<string>()] : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
