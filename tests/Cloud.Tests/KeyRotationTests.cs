using System.Reflection;
using WriteBackLambdas.Cloud.Configuration;
using static WriteBackLambdas.Cloud.Tests.Template;

namespace WriteBackLambdas.Cloud.Tests;

public static class KeyRotationTests
{
    private const string Schedule = "AWS::SecretsManager::RotationSchedule";
    private const string Function = "AWS::Lambda::Function";

    [Theory]
    [InlineData("rotating", 90, "{SigningKeySecret")]
    [InlineData("rotating-network", 32, "arn:aws:secretsmanager:us-east-1:123456789012:secret:quote-signing-key-AbCdEf")]
    public static void The_schedule_rotates_the_stages_secret_and_no_deployment_does(string stage, int days, string secret)
    {
        var schedule = Stages.Of(stage).One(Schedule);
        Assert.StartsWith(secret, Text(schedule["SecretId"]), StringComparison.Ordinal);
        Assert.False(Flag(schedule["RotateImmediatelyOnUpdate"]));
        Assert.Equal($$"""{"AutomaticallyAfterDays":{{days}}}""", schedule["RotationRules"]!.ToJsonString());
        Assert.StartsWith("{KeyRotationFunction", Text(schedule["RotationLambdaARN"]), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stages.Names), MemberType = typeof(Stages))]
    public static void Only_a_stage_with_the_setting_has_anything_of_it(string stage)
    {
        var template = Stages.Of(stage);
        var rotates = Stages.Configuration(stage).KeyRotationDays is not null;
        Assert.Equal(rotates, template.All(Schedule).Count == 1);
        Assert.Equal(rotates, template.Resources.Any(resource => resource.Value.ToJsonString().Contains("otat", StringComparison.Ordinal)));
    }

    /// <summary>While Secrets Manager sets the schedule, it calls the function, which then reads the secret.</summary>
    [Fact]
    public static void Everything_that_the_function_needs_exists_before_the_schedule()
    {
        var template = Stages.Of("rotating-network");
        var (_, schedule) = Assert.Single(template.Resources, resource => Text(resource.Value["Type"]) == Schedule);
        var before = schedule["DependsOn"]!.AsArray().Select(Text).ToArray();
        string[] types =
        [
            Function, "AWS::Lambda::Permission", "AWS::IAM::Role", "AWS::SecretsManager::ResourcePolicy", "AWS::EC2::VPCEndpoint",
        ];
        Assert.All(types, type => Assert.Contains(before, id => Text(template.Resources[id]["Type"]) == type));
    }

    [Fact]
    public static void The_handler_is_an_existing_method()
    {
        var function = Stages.Of("rotating").One(Function, "KeyRotation");
        Assert.Equal(("rotate_signing_key", "dotnet10"), (Text(function["FunctionName"]), Text(function["Runtime"])));
        var parts = Text(function["Handler"]).Split("::");
        var type = Assembly.Load(parts[0]).GetType(parts[1], throwOnError: true)!;
        Assert.NotNull(type.GetConstructor(Type.EmptyTypes));
        Assert.NotNull(type.GetMethod(parts[2]));
    }

    [Fact]
    public static void A_failed_rotation_is_an_alarm()
    {
        var alarm = Stages.Of("rotating").One("AWS::CloudWatch::Alarm", "ObservationKeyRotationErrors");
        Assert.Equal(("AWS/Lambda", "Errors", 1), (Text(alarm["Namespace"]), Text(alarm["MetricName"]), Number(alarm["Threshold"])));
        Assert.StartsWith("{KeyRotationFunction", Text(alarm["Dimensions"]![0]!["Value"]), StringComparison.Ordinal);
    }

    [Fact]
    public static void Only_the_rotation_function_can_encrypt_with_the_customers_key() => Assert.Equal(
        ["KeyRotationFunctionRole"],
        Grants.Of(Stages.Of("rotating-network")).Where(line => line.Contains("kms:GenerateDataKey", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[0]));

    /// <summary>Five minutes of cache, the lifetime, a minute of skew, and a day by which rotations may be closer.</summary>
    [Theory]
    [InlineData(1, 2)]
    [InlineData(900, 2)]
    [InlineData(86_400 - 360, 2)]
    [InlineData(86_400 - 359, 3)]
    [InlineData(30 * 86_400, 32)]
    public static void The_fewest_days_keep_every_link_for_its_lifetime(int linkLifetimeSeconds, int days) =>
        Assert.Equal(days, KeySchedule.LeastDays(linkLifetimeSeconds));
}
