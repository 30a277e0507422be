using Amazon.Lambda.APIGatewayEvents;

namespace WriteBackLambdas.WriteBackFunction.Tests;

public static class RequestTests
{
    private static readonly string?[] Values = ["Acme & Söhne", "true", "Welder", null, "TX", "Welds \"tanks\", 100%+ safe", "1234.50"];

    [Fact]
    public static void A_sample_event_is_read_as_the_link_and_the_input_in_it()
    {
        var request = Requests.Read(Requests.Sample("genuine"));

        Assert.Equal((true, false, true), (request.IsPost, request.IsGet, request.WantsJson));
        Assert.Equal(Values, request.Signed!.Link.Values);
        Assert.Equal(["Sample <note>"], request.Inputs);
        Assert.Empty(request.InputFaults);
    }

    [Fact]
    public static void Without_the_multi_value_dictionary_the_single_values_are_read()
    {
        var request = new APIGatewayProxyRequest
        {
            HttpMethod = "GET",
            QueryStringParameters = new Dictionary<string, string>(Requests.Genuine),
        };

        Assert.Equal(Values, Requests.Read(request).Signed!.Link.Values);
    }

    [Fact]
    public static void The_multi_value_dictionary_shows_what_the_single_values_hide()
    {
        var request = Requests.Of("GET");
        request.QueryStringParameters = new Dictionary<string, string>(Requests.Genuine);
        request.MultiValueQueryStringParameters!["cost"] = ["0.01", "1234.50"];

        var read = Requests.Read(request);
        Assert.Null(read.Signed);
        Assert.Equal(["cost: appears 2 times; send it once"], read.Faults);
    }

    [Fact]
    public static void A_request_of_nulls_lacks_every_parameter()
    {
        var read = Requests.Read(new APIGatewayProxyRequest());

        Assert.Null(read.Signed);
        Assert.Equal(["action", "viewer", "issued", "digest"], read.Faults.Select(fault => fault.Split(':')[0]));
        Assert.Equal((false, false, false, false, false), (read.IsGet, read.IsPost, read.WantsJson, read.IsPrefetch, read.IsCrossSitePost));
        Assert.Equal("", read.Method);
    }

    [Fact]
    public static void A_parameter_without_values_is_absent()
    {
        var request = Requests.Of("GET");
        request.MultiValueQueryStringParameters!["cost"] = null!;

        Assert.Equal([.. Values[..^1], null], Requests.Read(request).Signed!.Link.Values);
    }

    [Fact]
    public static void A_parameter_in_the_query_and_in_the_form_is_a_duplicate()
    {
        var read = Requests.Read(Requests.Form("cost=1234.50&note=x"));

        Assert.Null(read.Signed);
        Assert.Equal(["cost: appears 2 times; send it once"], read.Faults);
    }

    [Fact]
    public static void Inputs_in_the_query_are_not_read()
    {
        var query = new Dictionary<string, string>(Requests.Genuine) { ["note"] = "put there by somebody else" };

        Assert.Equal([null], Requests.Read(Requests.Of("GET", query)).Inputs);
        Assert.Equal([null], Requests.Read(Requests.Of("POST", query)).Inputs);
    }

    [Fact]
    public static void A_GETs_body_is_not_read() => Assert.Equal(
        [null],
        Requests.Read(Requests.Of("GET", null, "note=x&cost=1", ("Content-Type", "application/x-www-form-urlencoded"))).Inputs);
}
