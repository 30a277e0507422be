using System.Reflection;
using System.Text.Json.Nodes;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Tests;

public static class FunctionTests
{
    private const string Function = "AWS::Lambda::Function";

    [Fact]
    public static void The_functions_and_the_secret_have_their_names()
    {
        var template = Stages.Of("serverless");
        Assert.Equal("redshift_get_digest", Text(template.One(Function, "DigestFunction")["FunctionName"]));
        Assert.Equal("write_back", Text(template.One(Function, "WriteBackFunction")["FunctionName"]));
        Assert.Equal("quote-signing-key", Text(template.One("AWS::SecretsManager::Secret")["Name"]));
    }

    [Fact]
    public static void A_suffix_lets_two_stages_share_an_account()
    {
        var template = Stages.Of("dev");
        Assert.Equal("redshift_get_digest-dev", Text(template.One(Function, "DigestFunction")["FunctionName"]));
        Assert.Equal("write_back-dev", Text(template.One(Function, "WriteBackFunction")["FunctionName"]));
        Assert.Equal("quote-signing-key-dev", Text(template.One("AWS::SecretsManager::Secret", "SigningKey")["Name"]));
    }

    [Theory]
    [InlineData("DigestFunction")]
    [InlineData("WriteBackFunction")]
    [InlineData("InstallerOnEvent")]
    [InlineData("InstallerIsComplete")]
    public static void A_handler_is_a_method_that_is_there(string id)
    {
        var function = Stages.Of("serverless").One(Function, id);
        Assert.Equal("dotnet10", Text(function["Runtime"]));
        Assert.Equal("x86_64", Text(function["Architectures"]![0]));
        Assert.Equal("JSON", Text(function["LoggingConfig"]!["LogFormat"]));
        Assert.Equal("Active", Text(function["TracingConfig"]!["Mode"]));

        var parts = Text(function["Handler"]).Split("::");
        var type = Assembly.Load(parts[0]).GetType(parts[1], throwOnError: true)!;
        Assert.NotNull(type.GetConstructor(Type.EmptyTypes));
        Assert.NotNull(type.GetMethod(parts[2]));
    }

    [Fact]
    public static void The_live_write_back_function_starts_from_a_snapshot()
    {
        var template = Stages.Of("serverless");
        var alias = Assert.Single(template.All("AWS::Lambda::Alias"));

        Assert.Equal("PublishedVersions", Text(template.One(Function, "WriteBackFunction")["SnapStart"]!["ApplyOn"]));
        Assert.Equal("live", Text(alias.Value["Name"]));
        Assert.Contains("CurrentVersion", Grants.Text(alias.Value["FunctionVersion"]), StringComparison.Ordinal);
        Assert.All(
            template.All("AWS::ApiGateway::Method").Values,
            method => Assert.Contains($"{{{alias.Key}}}/invocations", Grants.Text(method["Integration"]!["Uri"]), StringComparison.Ordinal));
        Assert.Null(template.One(Function, "DigestFunction")["SnapStart"]);
    }

    [Fact]
    public static void Memory_and_concurrency_are_the_stages()
    {
        var template = Stages.Of("everything");
        var (digest, writeBack) = (template.One(Function, "DigestFunction"), template.One(Function, "WriteBackFunction"));
        Assert.Equal((3538, 50), (Number(digest["MemorySize"]), Number(digest["ReservedConcurrentExecutions"])));
        Assert.Equal((512, 20), (Number(writeBack["MemorySize"]), Number(writeBack["ReservedConcurrentExecutions"])));
        Assert.Null(Stages.Of("serverless").One(Function, "DigestFunction")["ReservedConcurrentExecutions"]);
    }

    [Theory]
    [InlineData("serverless", "REDSHIFT_DATABASE=dev REDSHIFT_SCHEMA=public REDSHIFT_WORKGROUP=analytics WRITE_MODE=auto LINK_LIFETIME_SECONDS=900")]
    [InlineData("cluster", "REDSHIFT_CLUSTER=analytics REDSHIFT_DATABASE=dev REDSHIFT_SCHEMA=public WRITE_MODE=auto LINK_LIFETIME_SECONDS=900")]
    [InlineData("cluster-user", "REDSHIFT_CLUSTER=analytics REDSHIFT_DATABASE=dev REDSHIFT_DB_USER=quote_writer REDSHIFT_SCHEMA=public WRITE_MODE=auto LINK_LIFETIME_SECONDS=900")]
    [InlineData("cluster-secret", "REDSHIFT_CLUSTER=analytics REDSHIFT_DATABASE=dev REDSHIFT_SCHEMA=public REDSHIFT_SECRET_ARN=arn:aws:secretsmanager:us-east-1:123456789012:secret:quote-writer-AbCdEf WRITE_MODE=auto LINK_LIFETIME_SECONDS=900")]
    [InlineData("everything", "FRAME_ANCESTORS='self'_https://us-east-1.quicksight.aws.amazon.com REDSHIFT_DATABASE=sales REDSHIFT_SCHEMA=quoting REDSHIFT_WORKGROUP={WarehouseTrialWorkgroup38185F08} WRITE_MODE=confirm LINK_LIFETIME_SECONDS=300")]
    public static void The_write_back_function_reads_the_settings_that_it_is_given(string stage, string expected)
    {
        var variables = Variables(Stages.Of(stage).One(Function, "WriteBackFunction"));
        Assert.Equal(
            expected.Split(' ').Order(StringComparer.Ordinal),
            variables.Where(variable => variable.Key != "SIGNING_SECRET_ID").Select(variable => $"{variable.Key}={variable.Value.Replace(' ', '_')}").Order(StringComparer.Ordinal));
        // Whatever the construct writes, the function's own reader takes.
        Assert.Equal(Stages.Configuration(stage).Warehouse.Database, WriteBackFunction.WriteBackSettings.Read(variables.GetValueOrDefault).Connection.Database);
    }

    [Theory]
    [MemberData(nameof(Stages.Names), MemberType = typeof(Stages))]
    public static void No_secret_is_in_an_environment_variable_or_an_output(string stage)
    {
        var template = Stages.Of(stage);
        var told = template.All(Function).Values.SelectMany(function => Variables(function).Values).Concat(template.Outputs.Select(output => output.Value!.ToJsonString()));
        Assert.All(told, text => Assert.DoesNotContain("resolve:", text, StringComparison.OrdinalIgnoreCase));

        // Whatever else a function is told is a name: these are all there are.
        string[] known = ["SIGNING_SECRET_ID", "USER_ON_EVENT_FUNCTION_ARN", "USER_IS_COMPLETE_FUNCTION_ARN", "WAITER_STATE_MACHINE_ARN"];
        Assert.All(
            template.All(Function).Where(function => !function.Key.StartsWith("WriteBackFunction", StringComparison.Ordinal)).SelectMany(function => Variables(function.Value)),
            variable =>
            {
                Assert.Contains(variable.Key, known);
                Assert.Matches(@"^(\{[A-Za-z0-9]+(\.Arn)?\}|arn:aws:secretsmanager:.*)$", variable.Value);
            });

        // The one secret that the template uses at all is a reference that CloudFormation resolves.
        var references = template.Resources.Where(resource => resource.Value.ToJsonString().Contains("resolve:secretsmanager", StringComparison.Ordinal));
        Assert.All(references, resource => Assert.Equal("AWS::RedshiftServerless::Namespace", Text(resource.Value["Type"])));
    }

    [Fact]
    public static void The_key_is_64_generated_characters_and_stays_when_the_stack_goes()
    {
        var secret = Stages.Of("serverless").Resources.Single(resource => Text(resource.Value["Type"]) == "AWS::SecretsManager::Secret").Value;
        Assert.Equal("RetainExceptOnCreate", Text(secret["DeletionPolicy"]));
        var generated = secret["Properties"]!["GenerateSecretString"]!;
        Assert.Equal(("key", 64, "{}"), (Text(generated["GenerateStringKey"]), Number(generated["PasswordLength"]), Text(generated["SecretStringTemplate"])));
        // Letters and digits alone: one byte each, whatever encodes them.
        Assert.True(generated["ExcludePunctuation"]!.GetValue<bool>());
        Assert.Null(secret["Properties"]!["SecretString"]);
    }

    [Fact]
    public static void An_existing_key_is_used_and_no_other_is_made()
    {
        var template = Stages.Of("everything");
        Assert.DoesNotContain(template.All("AWS::SecretsManager::Secret"), secret => secret.Key.StartsWith("SigningKey", StringComparison.Ordinal));
        Assert.Equal(Stages.Configuration("everything").SigningSecretArn, Variables(template.One(Function, "WriteBackFunction"))["SIGNING_SECRET_ID"]);
    }

    [Theory]
    [MemberData(nameof(Stages.Names), MemberType = typeof(Stages))]
    public static void Every_function_logs_into_a_group_of_the_stack_and_every_group_forgets(string stage)
    {
        var template = Stages.Of(stage);
        Assert.All(template.All("AWS::Logs::LogGroup").Values, group => Assert.Equal(Stages.Configuration(stage).LogRetentionDays, Number(group["RetentionInDays"])));
        Assert.All(template.All(Function).Values, function => Assert.Contains(function["LoggingConfig"]!["LogGroup"]!["Ref"]!.GetValue<string>(), template.All("AWS::Logs::LogGroup")));
    }

    /// <summary>This version of the CDK would ask for a Node.js that Lambda has stopped to create functions with.</summary>
    [Theory]
    [MemberData(nameof(Stages.Names), MemberType = typeof(Stages))]
    public static void No_helper_function_has_a_runtime_of_the_past(string stage) =>
        Assert.All(Stages.Of(stage).All(Function).Values, function => Assert.Contains(Grants.Text(function["Runtime"]), (string[])["dotnet10", "nodejs24.x"]));

    [Theory]
    [MemberData(nameof(Stages.Names), MemberType = typeof(Stages))]
    public static void A_stack_without_firewall_is_under_60_resources(string stage) =>
        Assert.InRange(Stages.Of(stage).Resources.Values.Count(resource => !Text(resource["Type"]).Contains("WAF", StringComparison.Ordinal)), 40, 59);

    [Theory]
    [InlineData("serverless", "RetainExceptOnCreate")]
    [InlineData("dev", "Delete")]
    public static void What_holds_data_stays_or_goes_as_the_stage_says(string stage, string policy)
    {
        var kept = Stages.Of(stage).Resources.Values.Where(resource =>
            Text(resource["Type"]) is "AWS::SecretsManager::Secret" or "AWS::Logs::LogGroup" or "AWS::RedshiftServerless::Namespace");
        Assert.All(kept, resource => Assert.Equal(policy, Text(resource["DeletionPolicy"])));
    }

    [Fact]
    public static void A_created_warehouse_that_goes_leaves_its_history_in_a_snapshot()
    {
        Assert.Equal(StageRemoval.Destroy, Stages.Configuration("dev").RemovalPolicy);
        Assert.NotNull(Stages.Of("dev").One("AWS::RedshiftServerless::Namespace")["FinalSnapshotName"]);
    }

    private static Dictionary<string, string> Variables(JsonObject function) =>
        (function["Environment"]?["Variables"] as JsonObject ?? []).ToDictionary(variable => variable.Key, variable => Grants.Text(variable.Value));

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static int Number(JsonNode? node) => node!.GetValue<int>();
}
