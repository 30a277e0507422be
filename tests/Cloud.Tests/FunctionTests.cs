using System.Reflection;
using System.Text.Json.Nodes;
using WriteBackLambdas.WriteBackFunction;
using static WriteBackLambdas.Cloud.Tests.Template;

namespace WriteBackLambdas.Cloud.Tests;

public static class FunctionTests
{
    private const string Function = "AWS::Lambda::Function";
    private const string Secret = "AWS::SecretsManager::Secret";

    [Theory]
    [InlineData("serverless", "")]
    [InlineData("dev", "-dev")]
    public static void The_names_of_the_functions_and_the_secret_end_with_the_stages_suffix(string stage, string suffix)
    {
        var template = Stages.Of(stage);
        Assert.Equal($"redshift_get_digest{suffix}", Text(template.One(Function, "DigestFunction")["FunctionName"]));
        Assert.Equal($"write_back{suffix}", Text(template.One(Function, "WriteBackFunction")["FunctionName"]));
        Assert.Equal($"quote-signing-key{suffix}", Text(template.One(Secret, "SigningKey")["Name"]));
    }

    [Theory]
    [InlineData("DigestFunction")]
    [InlineData("WriteBackFunction")]
    [InlineData("InstallerOnEvent")]
    [InlineData("InstallerIsComplete")]
    public static void A_handler_is_an_existing_method(string id)
    {
        var function = Stages.Of("serverless").One(Function, id);
        Assert.Equal(("dotnet10", "x86_64"), (Text(function["Runtime"]), Text(function["Architectures"])));
        Assert.Equal("JSON", Text(function["LoggingConfig"]!["LogFormat"]));
        Assert.Equal("Active", Text(function["TracingConfig"]!["Mode"]));

        var parts = Text(function["Handler"]).Split("::");
        var type = Assembly.Load(parts[0]).GetType(parts[1], throwOnError: true)!;
        Assert.NotNull(type.GetConstructor(Type.EmptyTypes));
        Assert.NotNull(type.GetMethod(parts[2]));
    }

    [Fact]
    public static void The_write_back_function_starts_from_a_snapshot()
    {
        var template = Stages.Of("serverless");
        var (id, alias) = Assert.Single(template.All("AWS::Lambda::Alias"));

        Assert.Equal("PublishedVersions", Text(template.One(Function, "WriteBackFunction")["SnapStart"]!["ApplyOn"]));
        Assert.Equal("live", Text(alias["Name"]));
        Assert.Contains("CurrentVersion", Text(alias["FunctionVersion"]), StringComparison.Ordinal);
        Assert.All(
            template.All("AWS::ApiGateway::Method").Values,
            method => Assert.Contains($"{{{id}}}/invocations", Text(method["Integration"]!["Uri"]), StringComparison.Ordinal));
        Assert.Null(template.One(Function, "DigestFunction")["SnapStart"]);
    }

    [Fact]
    public static void Memory_and_concurrency_come_from_the_stage()
    {
        var template = Stages.Of("everything");
        var (digest, writeBack) = (template.One(Function, "DigestFunction"), template.One(Function, "WriteBackFunction"));
        Assert.Equal((3538, 50), (Number(digest["MemorySize"]), Number(digest["ReservedConcurrentExecutions"])));
        Assert.Equal((512, 20), (Number(writeBack["MemorySize"]), Number(writeBack["ReservedConcurrentExecutions"])));
        Assert.Null(Stages.Of("serverless").One(Function, "DigestFunction")["ReservedConcurrentExecutions"]);
    }

    [Theory]
    [InlineData("serverless", "REDSHIFT_DATABASE=dev REDSHIFT_SCHEMA=public REDSHIFT_WORKGROUP=analytics")]
    [InlineData("cluster", "REDSHIFT_CLUSTER=analytics REDSHIFT_DATABASE=dev REDSHIFT_SCHEMA=public")]
    [InlineData(
        "cluster-user", "REDSHIFT_CLUSTER=analytics REDSHIFT_DATABASE=dev REDSHIFT_DB_USER=quote_writer REDSHIFT_SCHEMA=public")]
    [InlineData(
        "cluster-secret",
        "REDSHIFT_CLUSTER=analytics REDSHIFT_DATABASE=dev REDSHIFT_SCHEMA=public "
            + "REDSHIFT_SECRET_ARN=arn:aws:secretsmanager:us-east-1:123456789012:secret:quote-writer-AbCdEf")]
    [InlineData(
        "everything",
        "REDSHIFT_DATABASE=sales REDSHIFT_SCHEMA=quoting REDSHIFT_WORKGROUP={WarehouseTrialWorkgroup38185F08} "
            + "FRAME_ANCESTORS='self'_https://us-east-1.quicksight.aws.amazon.com",
        "confirm",
        300)]
    public static void The_write_back_function_gets_the_settings_that_it_reads(
        string stage, string expected, string mode = "auto", int lifetime = 900)
    {
        var variables = Variables(Stages.Of(stage).One(Function, "WriteBackFunction"));
        Assert.Equal(
            $"{expected} WRITE_MODE={mode} LINK_LIFETIME_SECONDS={lifetime}".Split(' ').Order(StringComparer.Ordinal),
            variables.Where(variable => variable.Key != "SIGNING_SECRET_ID")
                .Select(variable => $"{variable.Key}={variable.Value.Replace(' ', '_')}").Order(StringComparer.Ordinal));
        Assert.Equal(
            Stages.Configuration(stage).Warehouse.Database, WriteBackSettings.Read(variables.GetValueOrDefault).Connection!.Database);
    }

    [Theory]
    [MemberData(nameof(Stages.Names), MemberType = typeof(Stages))]
    public static void No_secret_is_in_an_environment_variable_or_an_output(string stage)
    {
        var template = Stages.Of(stage);
        var texts = template.All(Function).Values.SelectMany(function => Variables(function).Values)
            .Concat(template.Outputs.Select(output => output.Value!.ToJsonString()));
        Assert.All(texts, text => Assert.DoesNotContain("resolve:", text, StringComparison.OrdinalIgnoreCase));

        // All other functions together have only these variables, which are names.
        string[] known = ["SIGNING_SECRET_ID", "USER_ON_EVENT_FUNCTION_ARN", "USER_IS_COMPLETE_FUNCTION_ARN", "WAITER_STATE_MACHINE_ARN"];
        var others = template.All(Function).Where(function => !function.Key.StartsWith("WriteBackFunction", StringComparison.Ordinal));
        Assert.All(others.SelectMany(function => Variables(function.Value)), variable =>
        {
            Assert.Contains(variable.Key, known);
            Assert.Matches(@"^(\{[A-Za-z0-9]+(\.Arn)?\}|arn:aws:secretsmanager:.*)$", variable.Value);
        });

        // The template's only secrets are references that CloudFormation resolves.
        var references = template.Resources.Values
            .Where(resource => resource.ToJsonString().Contains("resolve:secretsmanager", StringComparison.Ordinal));
        Assert.All(references, resource => Assert.Contains(
            Text(resource["Type"]), (string[])["AWS::RedshiftServerless::Namespace", "AWS::QuickSight::DataSource"]));
    }

    [Fact]
    public static void The_key_has_64_generated_letters_and_digits()
    {
        var secret = Stages.Of("serverless").One(Secret);
        var generated = secret["GenerateSecretString"]!;
        Assert.Equal(
            ("key", 64, "{}"),
            (Text(generated["GenerateStringKey"]), Number(generated["PasswordLength"]), Text(generated["SecretStringTemplate"])));
        Assert.True(Flag(generated["ExcludePunctuation"]));
        Assert.Null(secret["SecretString"]);
    }

    [Fact]
    public static void An_existing_key_is_used_and_none_is_created()
    {
        var template = Stages.Of("everything");
        Assert.DoesNotContain(template.All(Secret).Keys, id => id.StartsWith("SigningKey", StringComparison.Ordinal));
        Assert.Equal(
            Stages.Configuration("everything").SigningSecretArn,
            Variables(template.One(Function, "WriteBackFunction"))["SIGNING_SECRET_ID"]);
    }

    /// <summary>The CDK's own functions would otherwise have a Node.js version that Lambda no longer accepts.</summary>
    [Theory]
    [MemberData(nameof(Stages.Names), MemberType = typeof(Stages))]
    public static void Every_function_has_a_supported_runtime_and_logs_to_a_group_with_the_stages_retention(string stage)
    {
        var template = Stages.Of(stage);
        var groups = template.All("AWS::Logs::LogGroup");
        Assert.All(groups.Values, group => Assert.Equal(Stages.Configuration(stage).LogRetentionDays, Number(group["RetentionInDays"])));
        Assert.All(template.All(Function).Values, function =>
        {
            Assert.Contains(Text(function["Runtime"]), (string[])["dotnet10", "nodejs24.x"]);
            Assert.Contains(Text(function["LoggingConfig"]!["LogGroup"]!["Ref"]), groups);
        });
        // A stack has at most 500 resources; a jump would be a construct that adds more than it should.
        Assert.InRange(template.Resources.Count, 45, 100);
    }

    [Theory]
    [InlineData("serverless", "RetainExceptOnCreate")]
    [InlineData("dev", "Delete")]
    public static void What_holds_data_is_kept_or_deleted_as_the_stage_says(string stage, string policy) => Assert.All(
        Stages.Of(stage).Resources.Values.Where(resource =>
            Text(resource["Type"]) is Secret or "AWS::Logs::LogGroup" or "AWS::RedshiftServerless::Namespace"),
        resource => Assert.Equal(policy, Text(resource["DeletionPolicy"])));

    private static Dictionary<string, string> Variables(JsonObject function) =>
        (function["Environment"]?["Variables"] as JsonObject ?? [])
            .ToDictionary(variable => variable.Key, variable => Text(variable.Value));
}
