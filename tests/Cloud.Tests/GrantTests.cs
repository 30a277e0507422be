using System.Text.RegularExpressions;

namespace WriteBackLambdas.Cloud.Tests;

public static partial class GrantTests
{
    private const string Base = "serverless";

    /// <summary>The only wildcards, each with the reason why AWS requires it. One that ends with … may have more after it.</summary>
    private static readonly (string Wildcard, string Reason)[] Required =
    [
        ("xray:PutTelemetryRecords, xray:PutTraceSegments on *", "X-Ray has no resources"),
        (
            "Allow ec2:AssignPrivateIpAddresses, ec2:CreateNetworkInterface, ec2:DeleteNetworkInterface, ec2:DescribeNetworkInterfaces, "
                + "ec2:DescribeSubnets, ec2:UnassignPrivateIpAddresses on * if Null lambda:SourceFunctionArn true",
            "what Lambda needs to connect a function to its subnets"),
        (
            "ec2:CreateNetworkInterface, ec2:DeleteNetworkInterface, ec2:DescribeSecurityGroups, ec2:DescribeSubnets, "
                + "ec2:ModifyNetworkInterfaceAttribute on *",
            "what QuickSight needs to connect to a VPC"),
        (
            "redshift-data:DescribeStatement, redshift-data:GetStatementResult on * "
                + "if StringEquals redshift-data:statement-owner-iam-userid ${aws:userid}",
            "AWS's way to limit callers of the Data API to their own statements"),
        (
            "grants: Deny secretsmanager:GetSecretValue by AWS * on * if ArnNotEquals…",
            "a refusal in the secret's own policy, where * is the secret"),
        ("execute-api:Invoke by AWS * on execute-api:/*…", "the API's own policy, where execute-api:/* is the API"),
        (
            "Allow lambda:InvokeFunction on {InstallerProviderframeworkisComplete.Arn}, {InstallerProviderframeworkonTimeout.Arn}, "
                + "{InstallerProviderframeworkisComplete.Arn}:*, {InstallerProviderframeworkonTimeout.Arn}:*",
            "the CDK's provider grants its state machine its two functions with their versions"),
    ];

    public static TheoryData<string> Others => [.. Stages.Reviewed.Where(stage => stage != Base)];

    /// <summary>The files in grants/ are the review: every wider grant changes a line there.</summary>
    [Fact]
    public static void Every_statement_of_the_stack_is_reviewed() => Assert.Equal<string>(Lines(Base), Grants.Of(Stages.Of(Base)));

    [Theory]
    [MemberData(nameof(Others))]
    public static void What_another_stage_has_more_or_less_is_reviewed_too(string stage)
    {
        var (usual, grants) = (Lines(Base), Grants.Of(Stages.Of(stage)));
        Assert.Equal<string>(
            Lines(stage),
            [.. usual.Except(grants).Select(line => $"- {line}"), .. grants.Except(usual).Select(line => $"+ {line}")]);
        Assert.Equal(grants.Distinct(), grants);
    }

    [Theory]
    [MemberData(nameof(Stages.Names), MemberType = typeof(Stages))]
    public static void Only_the_wildcards_that_AWS_requires_are_granted(string stage) => Assert.All(Grants.Of(Stages.Of(stage)), line =>
    {
        Assert.DoesNotMatch(ActionWildcard(), line);
        Assert.True(!line.Contains('*', StringComparison.Ordinal) || Required.Any(required => required.Wildcard.EndsWith('…')
            ? line.Contains(required.Wildcard[..^1], StringComparison.Ordinal)
            : line.EndsWith(required.Wildcard, StringComparison.Ordinal)), line);
    });

    [Theory]
    [MemberData(nameof(Stages.Names), MemberType = typeof(Stages))]
    public static void Only_the_functions_that_need_the_signing_key_can_read_it(string stage)
    {
        var (key, rotates) = (Stages.Configuration(stage).SigningSecretArn ?? "{SigningKeySecret}", Rotates(stage));
        string[] readers =
        [
            "DigestFunctionRole", .. rotates ? ["KeyRotationFunctionRole"] : Array.Empty<string>(), "WriteBackFunctionRole",
        ];
        var grants = Grants.Of(Stages.Of(stage));
        Assert.Equal(
            readers,
            grants.Where(line => line.Contains("Allow secretsmanager:", StringComparison.Ordinal)
                && line.Contains(key, StringComparison.Ordinal)).Select(line => line.Split(' ')[0]));
        Assert.Equal(
            readers.Select(reader => $"{{{reader}.Arn}}"),
            Assert.Single(grants, line => line.Contains("Deny secretsmanager:GetSecretValue", StringComparison.Ordinal)
                && !line.StartsWith("SignIn", StringComparison.Ordinal))
                .Split("aws:PrincipalArn ")[1].Split(", ").Order(StringComparer.Ordinal));
    }

    private static bool Rotates(string stage) => Stages.Configuration(stage).KeyRotationDays is not null;

    [Theory]
    [InlineData("network", "{SigningKeySecret}")]
    [InlineData("network-cluster", "arn:aws:secretsmanager:us-east-1:123456789012:secret:quote-signing-key-AbCdEf")]
    public static void Only_the_two_functions_can_decrypt_with_the_customers_key_and_only_the_signing_key(string stage, string secret)
    {
        var grant = $"grants: Allow kms:Decrypt on {Stages.Configuration(stage).SigningKmsKeyArn} if StringEquals "
            + $"kms:ViaService secretsmanager.{{AWS::Region}}.amazonaws.com and kms:EncryptionContext:SecretARN {secret}";
        Assert.Equal(
            [$"DigestFunctionRole {grant}", $"WriteBackFunctionRole {grant}"],
            Grants.Of(Stages.Of(stage)).Where(line => line.Contains("kms:", StringComparison.Ordinal)));
    }

    private static string[] Lines(string stage) =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "grants", $"{stage}.txt"));

    [GeneratedRegex(@"[a-z0-9-]+:\*(,| on )", RegexOptions.CultureInvariant)]
    private static partial Regex ActionWildcard();
}
