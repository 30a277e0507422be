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
    public static void Every_alarm_has_a_description_and_notifies_the_topic()
    {
        Assert.All(Alarms("everything"), alarm =>
        {
            Assert.NotEmpty(Text(alarm["AlarmDescription"]));
            Assert.Single(alarm["AlarmActions"]!.AsArray());
            Assert.Equal("notBreaching", Text(alarm["TreatMissingData"]));
        });
        Assert.All(Alarms("serverless"), alarm => Assert.Null(alarm["AlarmActions"]));
        Assert.Equal(8, Alarms("serverless").Count());
    }

    [Fact]
    public static void The_dashboard_shows_every_outcome_except_a_page_that_only_asks()
    {
        var body = Text(Stages.Of("serverless").One("AWS::CloudWatch::Dashboard")["DashboardBody"]);
        var shown = Enum.GetValues<Outcome>().Where(outcome => body.Contains($"\"Outcome\",\"{outcome}\"", StringComparison.Ordinal));
        Assert.Equal(Enum.GetValues<Outcome>().Except([Outcome.AutoPost, Outcome.Form]), shown);
    }

    private static JsonObject Filter(string metric) => Stages.Of("serverless").All("AWS::Logs::MetricFilter").Values
        .Single(filter => Text(filter["MetricTransformations"]![0]!["MetricName"]) == metric);

    private static IEnumerable<JsonObject> Alarms(string stage) => Stages.Of(stage).All("AWS::CloudWatch::Alarm").Values;
}
