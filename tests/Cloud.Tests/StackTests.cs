using static WriteBackLambdas.Cloud.Tests.Template;

namespace WriteBackLambdas.Cloud.Tests;

public static class StackTests
{
    [Fact]
    public static void A_stage_is_pinned_tagged_and_protected()
    {
        var artifact = Stages.Of("network").Artifact;
        Assert.Equal("aws://123456789012/eu-central-1", Text(artifact["environment"]));
        Assert.Equal("cost center 4711 and team sales", Text(artifact["properties"]!["tags"]));
        Assert.True(Flag(artifact["properties"]!["terminationProtection"]));
    }

    [Fact]
    public static void A_stage_without_these_settings_goes_anywhere()
    {
        var artifact = Stages.Of("everything").Artifact;
        Assert.Equal("aws://unknown-account/unknown-region", Text(artifact["environment"]));
        Assert.Null(artifact["properties"]!["tags"]);
        Assert.NotEqual("true", $"{artifact["properties"]!["terminationProtection"]}");
    }

    [Theory]
    [InlineData(
        "network",
        "eu-central-1:123456789012:dbuser:serverless-123456789012-7c2e91d4-3b5f-4a68-9e07-d1f86b2a4c53",
        "alice",
        "quicksight")]
    [InlineData("network-cluster", "us-east-1:123456789012:dbuser:analytics", "quicksight")]
    [InlineData("serverless", "")]
    [InlineData("cluster", "")]
    public static void Redshift_assumes_the_caller_role_only_for_the_users_that_the_stage_names(
        string stage, string warehouse, params string[] users)
    {
        var trust = Stages.Of(stage).One("AWS::IAM::Role", "DigestCallerRole")["AssumeRolePolicyDocument"]!["Statement"]!.AsArray();
        Assert.All(trust, statement => Assert.Equal(
            string.Join(", ", users.Select(user => $"arn:aws:redshift:{warehouse}/{user}")),
            Text(statement!["Condition"]?["StringEquals"]!["sts:ExternalId"])));
    }

    [Fact]
    public static void The_customers_key_encrypts_the_created_secret() => Assert.Equal(
        Stages.Configuration("network").SigningKmsKeyArn,
        Text(Stages.Of("network").One("AWS::SecretsManager::Secret", "SigningKey")["KmsKeyId"]));

    [Theory]
    [InlineData("network", 1)]
    [InlineData("serverless", 0)]
    public static void Links_that_can_be_too_long_for_QuickSight_are_a_warning(string stage, int warnings) => Assert.Equal(
        warnings, Stages.Of(stage).Messages.Count(message => message.Contains("allows links of", StringComparison.Ordinal)));

    [Theory]
    [InlineData("v20.0.0", null)]
    [InlineData("v24.11.1", null)]
    [InlineData("v18.20.8", "node is v18.20.8; the CDK needs Node.js 20 or later.")]
    [InlineData("", "node is ; the CDK needs Node.js 20 or later.")]
    public static void A_Node_that_cannot_run_the_CDK_is_one_line(string version, string? fault) =>
        Assert.Equal(fault, NodeProgram.Fault(version));
}
