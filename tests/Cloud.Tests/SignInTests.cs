using System.Text.RegularExpressions;
using WriteBackLambdas.WriteBackFunction;
using static WriteBackLambdas.Cloud.Tests.Template;

namespace WriteBackLambdas.Cloud.Tests;

public static class SignInTests
{
    [Fact]
    public static void The_function_gets_settings_that_it_takes()
    {
        var settings = Settings("sign-in").SignIn!;

        Assert.Equal(
            ("https://login.example.com/tenant", "0oa1b2c3d4", "openid email", "email", "AWSIDC:{email}", 28800),
            (settings.Issuer, settings.ClientId, settings.Scopes, settings.Claim, settings.Viewer, settings.SessionSeconds));
        Assert.Equal("arn:aws:secretsmanager:us-east-1:123456789012:secret:sign-in-client-AbCdEf", settings.ClientSecretId);
        Assert.StartsWith("SignInSessionKeySecret", settings.SessionSecretId, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_user_pool_is_a_provider_that_only_an_administrator_adds_people_to()
    {
        var stage = Stages.Of("sign-in-cognito");
        var settings = Settings("sign-in-cognito").SignIn!;
        var client = stage.One("AWS::Cognito::UserPoolClient");

        Assert.StartsWith("https://cognito-idp.Region.URLSuffix/SignInUsersPool", settings.Issuer, StringComparison.Ordinal);
        Assert.StartsWith("SignInUsersPoolClient", settings.ClientId, StringComparison.Ordinal);
        Assert.Equal((null, 3600), (settings.Viewer, settings.SessionSeconds));
        Assert.True(Flag(stage.One("AWS::Cognito::UserPool")["AdminCreateUserConfig"]!["AllowAdminCreateUserOnly"]));
        Assert.Equal("code", Text(Assert.Single(client["AllowedOAuthFlows"]!.AsArray())));
        Assert.False(Flag(client["GenerateSecret"]));
        Assert.EndsWith("/sign-in-cognito/sign-in", Text(Assert.Single(client["CallbackURLs"]!.AsArray())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sign-in", "quotes, sign-in, sign-out")]
    [InlineData("serverless", "quotes")]
    public static void Only_a_stage_with_sign_in_has_its_paths(string stage, string paths) => Assert.Equal(
        paths, string.Join(", ", Stages.Of(stage).All("AWS::ApiGateway::Resource").Values.Select(path => Text(path["PathPart"])).Order()));

    [Fact]
    public static void Without_sign_in_there_is_nothing_of_it()
    {
        Assert.Null(Settings("serverless").SignIn);
        Assert.Single(Stages.Of("serverless").All("AWS::SecretsManager::Secret"));
    }

    private static WriteBackSettings Settings(string stage)
    {
        var variables = Stages.Of(stage).One("AWS::Lambda::Function", "WriteBackFunction")["Environment"]!["Variables"]!;
        // What CloudFormation fills in is a name here.
        return WriteBackSettings.Read(name => variables[name] is { } value
            ? Regex.Replace(Text(value), @"\{(?:AWS::)?([A-Z][A-Za-z0-9]+)\}", "$1")
            : null);
    }
}
