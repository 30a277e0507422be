using System.Text.Json.Nodes;
using WriteBackLambdas.WriteBackFunction;
using static WriteBackLambdas.Cloud.Tests.Template;

namespace WriteBackLambdas.Cloud.Tests;

public static class ObservationTests
{
    [Theory]
    [InlineData("Outcomes", """{ $.Outcome = "*" }""", "1")]
    [InlineData("WarehouseMilliseconds", "{ $.WarehouseMilliseconds >= 0 }", "$.WarehouseMilliseconds")]
    [InlineData("FailedStatement", """{ $.FailedStatement = "*" }""", "1")]
    [InlineData("Rows", "{ $.Rows >= 0 }", "$.Rows")]
    [InlineData("Milliseconds", "{ $.Milliseconds >= 0 }", "$.Milliseconds")]
    [InlineData("TooManyRequests", """{ $.status = "429" }""", "1")]
    [InlineData("UnsignedBatches", """{ ($.level = "Warning") || ($.level = "Error") }""", "1")]
    public static void A_metric_is_made_from_a_field_of_the_log(string metric, string pattern, string value)
    {
        var filter = Filter(metric);
        Assert.Equal(pattern, Text(filter["FilterPattern"]));
        Assert.Equal(value, Text(filter["MetricTransformations"]![0]!["MetricValue"]));
    }

    [Theory]
    [InlineData(Outcome.Forged)]
    [InlineData(Outcome.Unavailable)]
    [InlineData(Outcome.Failed)]
    public static void The_first_request_with_such_an_outcome_is_an_alarm(Outcome outcome)
    {
        var alarm = Assert.Single(
            Alarms("everything"), alarm => (alarm["Dimensions"] as JsonArray)?.Any(one => Text(one!["Value"]) == $"{outcome}") == true);
        Assert.Equal(("Outcomes", 1, "Sum"), (Text(alarm["MetricName"]), Number(alarm["Threshold"]), Text(alarm["Statistic"])));
        Assert.Equal("Key Outcome and Value $.Outcome", Text(Filter("Outcomes")["MetricTransformations"]![0]!["Dimensions"]));
        Assert.Equal("GreaterThanOrEqualToThreshold", Text(alarm["ComparisonOperator"]));
        Assert.Equal("arn:aws:sns:us-east-1:123456789012:alarms", Text(alarm["AlarmActions"]));
    }

    [Fact]
    public static void Every_alarm_has_a_description_and_notifies_the_topic_of_its_start_and_its_end()
    {
        Assert.All(Alarms("everything"), alarm =>
        {
            Assert.NotEmpty(Text(alarm["AlarmDescription"]));
            Assert.Single(alarm["AlarmActions"]!.AsArray());
            Assert.Equal(Text(alarm["AlarmActions"]), Text(alarm["OKActions"]));
            Assert.Equal("notBreaching", Text(alarm["TreatMissingData"]));
        });
        Assert.All(Alarms("serverless"), alarm => Assert.Null(alarm["AlarmActions"]));
        Assert.Equal((11, 12), (Alarms("serverless").Count(), Alarms("everything").Count()));
    }

    [Theory]
    [InlineData("ApiErrors", "AWS/ApiGateway", "5XXError", "Sum", 1)]
    [InlineData("TooManyRequests", "WriteBackLambdas/WriteBack-everything", "TooManyRequests", "Sum", 1)]
    [InlineData("Blocked", "AWS/WAFV2", "BlockedRequests", "Sum", 50)]
    [InlineData("DigestThrottled", "AWS/Lambda", "Throttles", "Sum", 1)]
    [InlineData("WriteBackThrottled", "AWS/Lambda", "Throttles", "Sum", 1)]
    [InlineData("WarehouseSlow", "WriteBackLambdas/WriteBack-everything", "WarehouseMilliseconds", "p90", 10_000)]
    public static void An_alarm_watches_its_metric(string id, string space, string metric, string statistic, int threshold)
    {
        var alarm = Stages.Of("everything").One("AWS::CloudWatch::Alarm", $"Observation{id}");
        Assert.Equal((space, metric), (Text(alarm["Namespace"]), Text(alarm["MetricName"])));
        Assert.Equal((statistic, threshold), (Text(alarm["Statistic"] ?? alarm["ExtendedStatistic"]), Number(alarm["Threshold"])));
    }

    [Fact]
    public static void The_alarm_of_blocked_requests_has_the_dimensions_that_WAF_writes()
    {
        var template = Stages.Of("everything");
        var acl = template.One("AWS::WAFv2::WebACL");
        Assert.Equal("WriteBack-everything", Text(acl["Name"]));
        Assert.Equal("WriteBack-everything", Text(acl["VisibilityConfig"]!["MetricName"]));
        Assert.Equal(
            ["Region={AWS::Region}", "Rule=ALL", "WebACL=WriteBack-everything"],
            template.One("AWS::CloudWatch::Alarm", "ObservationBlocked")["Dimensions"]!.AsArray()
                .Select(dimension => $"{dimension!["Name"]}={Text(dimension["Value"])}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("serverless", true)]
    [InlineData("everything", false)]
    [InlineData("dev", false)]
    public static void A_retained_stage_whose_alarms_notify_nobody_is_a_warning(string stage, bool warns) => Assert.Equal(
        warns, Stages.Of(stage).Messages.Any(warning => warning.Contains("set alarmTopicArn", StringComparison.Ordinal)));

    [Fact]
    public static void The_dashboard_shows_every_outcome_except_a_page_that_only_asks_or_signs_in()
    {
        var body = Text(Stages.Of("serverless").One("AWS::CloudWatch::Dashboard")["DashboardBody"]);
        var shown = Enum.GetValues<Outcome>().Where(outcome => body.Contains($"\"Outcome\",\"{outcome}\"", StringComparison.Ordinal));
        Outcome[] pages = [Outcome.AutoPost, Outcome.Form, Outcome.SignIn, Outcome.SignedIn, Outcome.SignOut, Outcome.SignedOut];
        Assert.Equal(Enum.GetValues<Outcome>().Except(pages), shown);
    }

    [Fact]
    public static void The_dashboard_shows_what_the_gateway_and_the_firewall_refuse()
    {
        static string Dashboard(string stage) => Text(Stages.Of(stage).One("AWS::CloudWatch::Dashboard")["DashboardBody"]);

        Assert.Contains("\"TooManyRequests\"", Dashboard("serverless"), StringComparison.Ordinal);
        Assert.DoesNotContain("\"BlockedRequests\"", Dashboard("serverless"), StringComparison.Ordinal);
        Assert.Contains("\"BlockedRequests\"", Dashboard("everything"), StringComparison.Ordinal);
    }

    private static JsonObject Filter(string metric) => Stages.Of("serverless").All("AWS::Logs::MetricFilter").Values
        .Single(filter => Text(filter["MetricTransformations"]![0]!["MetricName"]) == metric);

    private static IEnumerable<JsonObject> Alarms(string stage) => Stages.Of(stage).All("AWS::CloudWatch::Alarm").Values;
}
