using System.Text.Json.Nodes;
using WriteBackLambdas.WriteBackFunction;

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
    public static void A_metric_is_made_of_a_field_of_the_log(string metric, string pattern, string value)
    {
        var filter = Filter(metric);
        Assert.Equal(pattern, Text(filter["FilterPattern"]));
        Assert.Equal(value, Text(filter["MetricTransformations"]![0]!["MetricValue"]));
    }

    [Fact]
    public static void Requests_are_counted_by_answer() =>
        Assert.Equal("""[{"Key":"Outcome","Value":"$.Outcome"}]""", Filter("Outcomes")["MetricTransformations"]![0]!["Dimensions"]!.ToJsonString());

    [Fact]
    public static void The_first_forged_request_is_an_alarm()
    {
        var alarm = Alarms("everything").Single(alarm => Text(alarm["AlarmDescription"]).Contains("digest does not match", StringComparison.Ordinal));
        Assert.Equal(("Outcomes", 1, "Sum"), (Text(alarm["MetricName"]), alarm["Threshold"]!.GetValue<int>(), Text(alarm["Statistic"])));
        Assert.Equal("GreaterThanOrEqualToThreshold", Text(alarm["ComparisonOperator"]));
        Assert.Equal("arn:aws:sns:us-east-1:123456789012:alarms", Text(alarm["AlarmActions"]![0]));
    }

    [Fact]
    public static void Every_alarm_says_what_it_means_and_goes_to_the_topic()
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
    public static void The_dashboard_shows_every_answer_that_there_is()
    {
        var body = Grants.Text(Stages.Of("serverless").One("AWS::CloudWatch::Dashboard")["DashboardBody"]);
        var shown = Enum.GetNames<Outcome>().Where(kind => body.Contains($"\"Outcome\",\"{kind}\"", StringComparison.Ordinal));
        // The two that are no outcome: a page that only asks.
        Assert.Equal(Enum.GetNames<Outcome>().Except([nameof(Outcome.AutoPost), nameof(Outcome.Form)]), shown);
    }

    private static JsonObject Filter(string metric) => Stages.Of("serverless").All("AWS::Logs::MetricFilter").Values
        .Single(filter => Text(filter["MetricTransformations"]![0]!["MetricName"]) == metric);

    private static IEnumerable<JsonObject> Alarms(string stage) => Stages.Of(stage).All("AWS::CloudWatch::Alarm").Values;

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
