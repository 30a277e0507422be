using System.Text;
using System.Text.Json.Nodes;

namespace WriteBackLambdas.Quotes.Tests;

public static class WorkflowTests
{
    private const string Form = "use at most 20 lower-case letters and digits, with single spaces, _ or - between them";
    private const string ActionForm = "use at most 20 lower-case letters, digits, and _, starting with a letter";
    private const string Statuses = "use asked, asked again, done, gone";

    private const string Valid =
        """
        {
          "source": "src", "history": "hist",
          "fields": [ { "name": "cust", "source": "cust", "column": "cust", "type": "varchar(10)", "identifies": true } ],
          "inputs": [ { "name": "note", "type": "varchar(500)" }, { "name": "why", "type": "varchar(500)" } ],
          "statuses": [
            { "name": "asked" },
            { "name": "asked again", "kind": "open" },
            { "name": "done", "label": { "en": "Done", "de": "Fertig" }, "kind": "good" },
            { "name": "gone", "label": "Gone", "kind": "bad" }
          ],
          "generate": { "label": "Ask", "first": "asked", "again": "asked again", "final": [ "done" ], "inputs": [ "note" ] },
          "actions": [
            { "name": "finish", "label": "Finish", "from": [ "asked", "asked again" ], "to": "done", "by": "another" },
            { "name": "drop", "from": [ "asked" ], "to": "gone", "by": "requester", "inputs": [ "why" ] }
          ]
        }
        """;

    [Fact]
    public static void A_definition_says_its_steps()
    {
        var workflow = Load(Valid).Workflow;

        Assert.Equal(
            [
                ("asked", "asked", StatusKind.Open), ("asked again", "asked again", StatusKind.Open),
                ("done", "Done", StatusKind.Good), ("gone", "Gone", StatusKind.Bad),
            ],
            workflow.Statuses.Select(status => (status.Name, status.Label.Text, status.Kind)));
        Assert.Equal(("asked", "asked again"), (workflow.Generate.First, workflow.Generate.Again));
        Assert.Equal(["Ask", "Finish"], new[] { "generate", "finish" }.Select(action => workflow.LabelOf(action).Text));
        Assert.Equal(["done"], workflow.Generate.Final);
        Assert.Equal(["asked", "asked again"], workflow.GeneratedStatuses);
        Assert.Equal(
            [("finish", "Finish", "asked,asked again", "done", ActionBy.Another), ("drop", "drop", "asked", "gone", ActionBy.Requester)],
            workflow.Actions.Select(action => (action.Name, action.Label.Text, string.Join(',', action.From), action.To, action.By)));
    }

    [Fact]
    public static void A_step_that_does_not_name_inputs_asks_for_all_of_them()
    {
        var definition = Load(Valid);

        Assert.Equal(["note"], InputsOf(definition, "generate"));
        Assert.Equal(["note", "why"], InputsOf(definition, "finish"));
        Assert.Equal(["why"], InputsOf(definition, "drop"));
    }

    [Fact]
    public static void A_definition_without_steps_has_the_built_in_ones_and_each_asks_for_its_own_inputs()
    {
        var definition = Load(Valid.Remove(Valid.IndexOf(",\n  \"statuses\"", StringComparison.Ordinal)) + "}");
        var workflow = definition.Workflow;

        Assert.Equal(["generated", "in review", "accepted"], workflow.Statuses.Select(status => status.Name));
        Assert.Equal(("generated", "in review", 0), (workflow.Generate.First, workflow.Generate.Again, workflow.Generate.Final.Count));
        Assert.Equal("Angebot erstellen", workflow.Generate.Label.In("de"));
        var accept = Assert.Single(workflow.Actions);
        Assert.Equal(("accept", "Annehmen", "accepted", ActionBy.Anybody), (accept.Name, accept.Label.In("de"), accept.To, accept.By));
        Assert.Equal(["note", "why"], InputsOf(definition, "accept"));
        Assert.Equal(["note", "why"], InputsOf(definition, "generate"));
    }

    [Fact]
    public static void A_definition_can_have_no_action()
    {
        var json = Valid.Remove(Valid.IndexOf("  \"statuses\"", StringComparison.Ordinal))
            + """ "statuses": [ { "name": "noted" } ], "generate": { "first": "noted", "again": "noted" }, "actions": [] }""";

        var workflow = Load(json).Workflow;
        Assert.Empty(workflow.Actions);
        Assert.Equal("Generate quote", workflow.Generate.Label.Text);
    }

    [Theory]
    [InlineData(
        "\"name\": \"gone\", ",
        "",
        $"statuses[3]: name is missing; {Form}",
        "actions[1] \"drop\": to \"gone\" is not one of the statuses; use asked, asked again, done")]
    [InlineData("\"gone\"", "\"Gone\"", $"statuses[3] \"Gone\": name is not a status; {Form}")]
    [InlineData("\"gone\"", "\"it's gone\"", $"statuses[3] \"it's gone\": name is not a status; {Form}")]
    [InlineData("\"gone\"", "\"gone  away\"", $"statuses[3] \"gone  away\": name is not a status; {Form}")]
    [InlineData("\"gone\"", "\"gone-and-not-returning\"", $"statuses[3] \"gone-and-not-returning\": name is not a status; {Form}")]
    [InlineData("\"bad\"", "\"red\"", "statuses[3] \"gone\": kind \"red\" is unknown; use open, good, bad")]
    [InlineData("\"Ask\"", "\" \"", "generate: label has an empty text")]
    [InlineData("\"Gone\"", "\" \"", "statuses[3] \"gone\": label has an empty text")]
    [InlineData("\"Fertig\"", "\"\"", "statuses[2] \"done\": label has an empty text for \"de\"")]
    [InlineData(
        "\"de\"",
        "\"German\"",
        "statuses[2] \"done\": label has a text for \"German\", which is not a language; use two letters such as en")]
    [InlineData("{ \"name\": \"asked\" }", "{ \"name\": \"asked\" }, { \"name\": \"asked\" }", "statuses: \"asked\" appears 2 times")]
    [InlineData(
        "{ \"name\": \"asked\" }",
        "{ \"name\": \"asked\" }, { \"name\": \"lost\" }",
        "statuses: \"lost\" cannot be reached; add an action that leads to it, or remove it")]
    [InlineData(
        "\"first\": \"asked\", ",
        "",
        $"generate: first is missing; {Statuses}",
        "statuses: \"asked\" cannot be reached; add an action that leads to it, or remove it")]
    [InlineData("\"final\": [ \"done\" ]", "\"final\": [ \"over\" ]", $"generate: final \"over\" is not one of the statuses; {Statuses}")]
    [InlineData("\"final\": [ \"done\" ]", "\"final\": [ null ]", $"generate: final is missing; {Statuses}")]
    [InlineData("\"name\": \"drop\", ", "", $"actions[1]: name is missing; {ActionForm}")]
    [InlineData("\"drop\"", "\"Drop it\"", $"actions[1] \"Drop it\": name is not an identifier; {ActionForm}")]
    [InlineData("\"drop\"", "\"drop_it_and_forget_it\"", $"actions[1] \"drop_it_and_forget_it\": name is not an identifier; {ActionForm}")]
    [InlineData("\"drop\"", "\"finish\"", "actions: \"finish\" appears 2 times")]
    [InlineData("\"drop\"", "\"generate\"", "actions[1] \"generate\": \"generate\" is what makes a quote; choose another name")]
    [InlineData("\"drop\"", "\"viewer\"", "actions[1] \"viewer\": \"viewer\" is a link parameter; choose another name")]
    [InlineData("\"drop\"", "\"cust\"", "actions[1] \"cust\": \"cust\" is a link parameter; choose another name")]
    [InlineData("[ \"asked\" ], \"to\"", "[], \"to\"", "actions[1] \"drop\": from is empty; list the statuses in which it is possible")]
    [InlineData(
        "[ \"asked\" ], \"to\"",
        "[ \"asked\", \"lost\" ], \"to\"",
        $"actions[1] \"drop\": from \"lost\" is not one of the statuses; {Statuses}")]
    [InlineData(
        "\"to\": \"done\"",
        "\"to\": \"finished\"",
        $"actions[0] \"finish\": to \"finished\" is not one of the statuses; {Statuses}")]
    [InlineData(
        "\"to\": \"done\"",
        "\"to\": \"asked again\"",
        "actions[0] \"finish\": to \"asked again\" is what generating gives; use another status, which tells the two apart")]
    [InlineData("\"another\"", "\"boss\"", "actions[0] \"finish\": by \"boss\" is unknown; use anybody, another, requester")]
    [InlineData("[ \"why\" ]", "[ \"who\" ]", "actions[1]: inputs: \"who\" is not one of the inputs; use note, why")]
    [InlineData(
        "\"to\": \"gone\"",
        "\"to\": \"done\"",
        "actions: those to \"done\" ask for different inputs; use one status for each, or the same inputs")]
    [InlineData("\"by\": \"another\" }", "\"by\": \"another\", \"inputs\": [] }, null", "actions[1]: name is missing; " + ActionForm)]
    public static void A_fault_is_named(string right, string wrong, params string[] faults)
    {
        Assert.Contains(right, Valid, StringComparison.Ordinal);

        var json = Valid.Replace(right, wrong, StringComparison.Ordinal);
        if (right is "\"gone\"")
        {
            json = json.Replace("\"to\": \"gone\"", $"\"to\": {wrong}", StringComparison.Ordinal);
        }

        Assert.All(faults, fault => Assert.Contains($"\n- {fault}\n", $"{FaultsOf(json)}\n", StringComparison.Ordinal));
    }

    [Fact]
    public static void An_input_that_no_step_asks_for_is_a_fault() => Assert.Equal(
        "The quote definition has 1 fault:\n- inputs: \"why\" is asked for by no step; name it in the inputs of generate or of an action",
        FaultsOf(Valid
            .Replace("\"by\": \"another\"", "\"inputs\": []", StringComparison.Ordinal)
            .Replace("[ \"why\" ]", "[]", StringComparison.Ordinal)));

    [Fact]
    public static void A_status_that_only_generating_after_a_final_status_would_give_cannot_be_reached() => Assert.Equal(
        "The quote definition has 1 fault:\n- statuses: \"asked again\" cannot be reached; add an action that leads to it, or remove it",
        FaultsOf(Valid.Replace("\"final\": [ \"done\" ]", "\"final\": [ \"asked\", \"done\", \"gone\" ]", StringComparison.Ordinal)));

    [Theory]
    [InlineData("statuses")]
    [InlineData("generate")]
    [InlineData("actions")]
    public static void Steps_are_given_whole_or_not_at_all(string member)
    {
        var json = JsonNode.Parse(Valid)!.AsObject();
        json.Remove(member);

        Assert.Equal(
            "The quote definition has 1 fault:\n"
            + "- statuses, generate, actions: some are missing; give all three, or none for the built-in steps",
            FaultsOf(json.ToJsonString()));
    }

    [Fact]
    public static void Every_fault_is_reported_at_once() => Assert.Equal(
        """
        The quote definition has 6 faults:
        - statuses[3] "gone": kind "red" is unknown; use open, good, bad
        - generate: first "begun" is not one of the statuses; use asked, asked again, done, gone
        - actions[1] "viewer": "viewer" is a link parameter; choose another name
        - actions[1] "viewer": from is empty; list the statuses in which it is possible
        - statuses: "asked" cannot be reached; add an action that leads to it, or remove it
        - statuses: "gone" cannot be reached; add an action that leads to it, or remove it
        """,
        FaultsOf(Valid
            .Replace("\"bad\"", "\"red\"", StringComparison.Ordinal)
            .Replace("\"first\": \"asked\"", "\"first\": \"begun\"", StringComparison.Ordinal)
            .Replace("\"drop\"", "\"viewer\"", StringComparison.Ordinal)
            .Replace("[ \"asked\" ], \"to\"", "[], \"to\"", StringComparison.Ordinal)));

    private static IEnumerable<string> InputsOf(QuoteDefinition definition, string action) =>
        definition.Inputs.Where(input => definition.Asks(action, input)).Select(input => input.Name);

    private static QuoteDefinition Load(string json) => QuoteDefinition.Load(Encoding.UTF8.GetBytes(json));

    private static string FaultsOf(string json) => Assert.Throws<QuoteDefinitionException>(() => Load(json)).Message;
}
