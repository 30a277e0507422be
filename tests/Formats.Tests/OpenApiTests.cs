using System.Text.Json.Nodes;

namespace WriteBackLambdas.Formats.Tests;

/// <summary>The API's description is valid OpenAPI, and says what the API takes and answers.</summary>
public static class OpenApiTests
{
    private const string Approval = "samples/discount-approval.json";

    [Theory]
    [InlineData("functions/Quotes/quote.json")]
    [InlineData(Approval)]
    [InlineData("samples/data-correction.json")]
    [InlineData("tests/DemoSupport/orders.json")]
    public static async Task The_document_of_a_definition_is_valid_and_its_examples_fit_its_schemas(string definition)
    {
        var document = await OpenApiCommand.PrintAsync("--definition", Path.Combine(Repository.Root, definition));

        Assert.Equal("", await OpenApiCommand.ValidateAsync(document, [], []));
    }

    [Fact]
    public static async Task The_validator_finds_a_fault_of_the_document_of_a_link_and_of_a_response()
    {
        var document = await OpenApiCommand.PrintAsync();
        document["paths"]!["/quotes"]!["get"]!.AsObject().Remove("responses");
        var link = new Dictionary<string, string> { ["action"] = "accept", ["quote_id"] = "1" };
        var answer = new RealAnswer("answer", "POST", 410, "application/problem+json", """{"type":"urn:problem-type:write-back:forged"}""");
        var other = answer with { Name = "other", Status = 418 };

        var faults = await OpenApiCommand.ValidateAsync(document, [link], [answer, other]);

        Assert.Matches("(?s)^document: .*\nlink .*'revision'.*\nanswer: .*'title'.*\nother: POST has no response 418 .*\n$", faults);
    }

    [Theory]
    [InlineData("get", "200 202 400 403 409 410 429 4XX 500 503 5XX")]
    [InlineData("post", "200 202 400 403 409 410 429 4XX 500 503 5XX")]
    public static async Task Every_status_of_the_API_is_in_the_document(string method, string statuses)
    {
        var responses = (await OpenApiCommand.PrintAsync())["paths"]!["/quotes"]![method]!["responses"]!.AsObject();

        Assert.Equal(statuses, string.Join(' ', responses.Select(response => response.Key)));
        Assert.Equal(["202", "503"], responses.Where(response => response.Value!["headers"] is not null).Select(response => response.Key));
    }

    [Fact]
    public static async Task Every_outcome_of_a_post_is_an_example() => Assert.Equal(
        [
            "blocked", "conflict", "cross-site", "excluded", "expired", "failed", "failed", "forged", "inputs", "malformed", "malformed",
            "recorded", "refused", "replayed", "throttled", "unavailable", "unconfirmed", "unverified", "updating",
        ],
        (await OpenApiCommand.PrintAsync())["paths"]!["/quotes"]!["post"]!["responses"]!.AsObject()
            .SelectMany(response => response.Value!["content"]!.AsObject())
            .SelectMany(content => content.Value!["examples"]!.AsObject().Select(example => example.Key)).Order(StringComparer.Ordinal));

    [Fact]
    public static async Task With_sign_in_the_document_asks_for_an_id_token_and_has_what_refuses_one()
    {
        var without = await OpenApiCommand.PrintAsync();
        var document = await OpenApiCommand.PrintAsync("--sign-in");

        Assert.Null(without["security"]);
        Assert.Equal("""[{"idToken":[]}]""", document["security"]!.ToJsonString());
        Assert.Equal("bearer", (string?)document["components"]!["securitySchemes"]!["idToken"]!["scheme"]);
        foreach (var method in new[] { "get", "post" })
        {
            var responses = document["paths"]!["/quotes"]![method]!["responses"]!;
            IEnumerable<string> Examples(string status) =>
                responses[status]!["content"]!["application/problem+json"]!["examples"]!.AsObject().Select(example => example.Key);
            Assert.Equal(["sign-in"], Examples("401"));
            Assert.Contains("somebody-else", Examples("403"));
            Assert.Contains("sign-in-unavailable", Examples("503"));
        }

        Assert.Equal("", await OpenApiCommand.ValidateAsync(document, [], []));
    }

    [Fact]
    public static async Task A_form_has_the_inputs_of_its_action_with_types_lengths_choices_and_bounds()
    {
        var schemas = (await OpenApiCommand.PrintAsync("--definition", Stack.OrdersFile))["components"]!["schemas"]!;
        var approval = await OpenApiCommand.PrintAsync("--definition", Path.Combine(Repository.Root, Approval));
        var actions = approval["components"]!["schemas"]!;

        var expected = JsonNode.Parse(
            """
            {
              "type": "object", "description": "The inputs of generate.", "required": ["priority"],
              "properties": {
                "priority": {
                  "type": "string", "description": "Priority; VARCHAR(20).", "maxLength": 20, "enum": ["Low", "Normal", "High"]
                },
                "discount": { "type": "number", "description": "Discount in percent; DECIMAL(4,1).", "minimum": 0, "maximum": 25 },
                "note": { "type": "string", "description": "Note; VARCHAR(200).", "maxLength": 200 }
              }
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, schemas["Inputs.generate"]), schemas["Inputs.generate"]!.ToJsonString());
        Assert.Equal(["reason"], actions["Inputs.approve"]!["properties"]!.AsObject().Select(input => input.Key));
        Assert.Empty(actions["Inputs.withdraw"]!["properties"]!.AsObject());
        Assert.Null(actions["Inputs.withdraw"]!["required"]);
        Assert.False((bool)approval["paths"]!["/quotes"]!["post"]!["requestBody"]!["required"]!);
    }

    [Fact]
    public static async Task The_server_is_the_given_one_without_its_last_slash()
    {
        var document = await OpenApiCommand.PrintAsync("--server", "https://quotes.example.com/v1/");

        Assert.Equal("https://quotes.example.com/v1", (string?)document["servers"]![0]!["url"]);
        Assert.Equal("1", (string?)document["info"]!["version"]);
        Assert.StartsWith("3.0.", (string?)document["openapi"], StringComparison.Ordinal);
        Assert.Equal(["/quotes"], document["paths"]!.AsObject().Select(path => path.Key));
    }

    [Fact]
    public static async Task A_server_that_is_no_URL_and_a_definition_with_faults_are_refused()
    {
        var definition = Path.GetTempFileName();
        await File.WriteAllTextAsync(definition, """{ "source": "S" }""", TestContext.Current.CancellationToken);

        Assert.Equal(
            (1, "server: \"api.example.com\" is not a URL such as https://api.example.com/prod\n"),
            await OpenApiCommand.FailAsync("--server", "api.example.com"));
        var (exitCode, error) = await OpenApiCommand.FailAsync("--definition", definition);
        Assert.Equal(1, exitCode);
        Assert.StartsWith("The quote definition has ", error, StringComparison.Ordinal);
    }
}
