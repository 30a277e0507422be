using System.Text.RegularExpressions;

namespace WriteBackLambdas.Cloud.Tests;

public static partial class GrantTests
{
    private const string Base = "serverless";

    /// <summary>The only wildcards, each with what makes AWS require it.</summary>
    private static readonly (string Wildcard, string Reason)[] Required =
    [
        ("xray:PutTelemetryRecords, xray:PutTraceSegments on *", "X-Ray knows no resources"),
        ("redshift-data:DescribeStatement, redshift-data:GetStatementResult on * if StringEquals redshift-data:statement-owner-iam-userid ${aws:userid}", "the Data API's way: one's own statements"),
        ("grants: Deny secretsmanager:GetSecretValue by AWS * on * if ArnNotEquals…", "a refusal, in the secret's own policy, where * is the secret"),
        ("execute-api:Invoke by AWS * on execute-api:/*…", "the API's own policy, where execute-api:/* is the API"),
        ("Allow lambda:InvokeFunction on {InstallerProviderframeworkisComplete.Arn}, {InstallerProviderframeworkonTimeout.Arn}, {InstallerProviderframeworkisComplete.Arn}:*, {InstallerProviderframeworkonTimeout.Arn}:*", "the CDK's provider grants its state machine its two functions with their versions"),
    ];

    public static TheoryData<string> Others => [.. Stages.Reviewed.Where(stage => stage != Base)];

    /// <summary>The files of grants/ are the review: whoever widens a grant has to change a line there.</summary>
    [Fact]
    public static void Every_statement_of_the_stack_is_the_reviewed_one() => Assert.Equal<string>(Lines(Base), Grants.Of(Stages.Of(Base)));

    [Theory]
    [MemberData(nameof(Others))]
    public static void What_another_stage_has_more_or_less_is_reviewed_too(string stage)
    {
        var (usual, grants) = (Lines(Base), Grants.Of(Stages.Of(stage)));
        Assert.Equal<string>(Lines(stage), [.. usual.Except(grants).Select(line => $"- {line}"), .. grants.Except(usual).Select(line => $"+ {line}")]);
        Assert.Equal(grants.Distinct(), grants);
    }

    [Theory]
    [MemberData(nameof(Stages.Names), MemberType = typeof(Stages))]
    public static void No_wildcard_but_the_ones_that_AWS_requires(string stage) => Assert.All(
        Grants.Of(Stages.Of(stage)).Where(line => line.Contains('*', StringComparison.Ordinal)),
        line => Assert.Contains(
            Required, required => line.EndsWith(required.Wildcard, StringComparison.Ordinal) || (required.Wildcard.EndsWith('…') && line.Contains(required.Wildcard[..^1], StringComparison.Ordinal))));

    [Theory]
    [MemberData(nameof(Stages.Names), MemberType = typeof(Stages))]
    public static void No_grant_names_all_actions_of_a_service(string stage) =>
        Assert.DoesNotContain(Grants.Of(Stages.Of(stage)), line => ActionWildcard().IsMatch(line));

    [Theory]
    [MemberData(nameof(Stages.Names), MemberType = typeof(Stages))]
    public static void Only_the_two_functions_can_read_the_signing_key(string stage)
    {
        var key = Stages.Configuration(stage).SigningSecretArn ?? "{SigningKeySecret}";
        Assert.Equal(
            ["DigestFunctionRole", "WriteBackFunctionRole"],
            Grants.Of(Stages.Of(stage)).Where(line => line.Contains(key, StringComparison.Ordinal)).Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public static void Redshift_may_call_the_digest_function_by_its_plain_name_and_nothing_else() => Assert.Equal(
        [
            "DigestCallerRole grants: Allow lambda:InvokeFunction on {DigestFunction.Arn}",
            "DigestCallerRole is assumed: Allow sts:AssumeRole by Service redshift-serverless.amazonaws.com, redshift.amazonaws.com",
        ],
        Grants.Of(Stages.Of(Base)).Where(line => line.StartsWith("DigestCallerRole", StringComparison.Ordinal)));

    private static string[] Lines(string stage) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "grants", $"{stage}.txt"));

    [GeneratedRegex(@"[a-z0-9-]+:\*(,| on )", RegexOptions.CultureInvariant)]
    private static partial Regex ActionWildcard();
}
