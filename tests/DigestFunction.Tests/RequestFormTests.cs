using System.Text;

namespace WriteBackLambdas.DigestFunction.Tests;

public static class RequestFormTests
{
    private const string NotAnObject = "The request is not a JSON object; Redshift sends one with \"num_records\" and \"arguments\".";
    private const string NoArguments = "The request has no \"arguments\"; call the function from SQL, with at least one argument.";
    private const string NotAnArray = "\"arguments\" is not an array; it has one element a row.";
    private const string Twice = "\"arguments\" stands twice in the request; Redshift sends it once.";
    private const string NotANumber = "\"num_records\" is not a whole number in plain digits, below 2^63.";

    [Theory]
    [InlineData("""{"num_records":2,"arguments":[["a"],["b"]]}""")]
    [InlineData("""{"arguments":[["a"],["b"]],"num_records":2}""")]
    [InlineData("""{"arguments":[["a"],["b"]]}""")]
    [InlineData(""" { "x" : {"arguments":[["no"]],"num_records":7} , "y" : [[1,[2]]], "arguments" : [ [ "a" ] , [ "b" ] ] , "z" : null } """)]
    [InlineData("""{"\u0061rguments":[["a"],["b"]],"num_\u0072ecords":2}""")]
    public static async Task Members_stand_in_any_order_and_unknown_ones_are_skipped(string payload)
    {
        using var lambda = new DigestLambda();

        Assert.Equal([DigestLambda.Sign("a"), DigestLambda.Sign("b")], DigestLambda.Results(await lambda.AnswerAsync(payload)));
    }

    [Theory]
    [InlineData("""{"num_records":0,"arguments":[]}""")]
    [InlineData("""{"arguments":[]}""")]
    public static async Task No_rows_are_answered_with_none(string payload)
    {
        using var lambda = new DigestLambda();

        Assert.Empty(DigestLambda.Results(await lambda.AnswerAsync(payload)));
    }

    [Theory]
    [InlineData("[]", NotAnObject)]
    [InlineData("null", NotAnObject)]
    [InlineData("\"text\"", NotAnObject)]
    [InlineData("{}", NoArguments)]
    [InlineData("""{"num_records":1}""", NoArguments)]
    [InlineData("""{"Arguments":[["a"]]}""", NoArguments)]
    [InlineData("""{"arguments":null}""", NotAnArray)]
    [InlineData("""{"arguments":{"0":["a"]}}""", NotAnArray)]
    [InlineData("""{"arguments":"a"}""", NotAnArray)]
    [InlineData("""{"arguments":[["a"]],"arguments":[["a"]]}""", Twice)]
    [InlineData("""{"arguments":[],"\u0061rguments":[]}""", Twice)]
    [InlineData("""{"num_records":"1","arguments":[["a"]]}""", NotANumber)]
    [InlineData("""{"num_records":null,"arguments":[["a"]]}""", NotANumber)]
    [InlineData("""{"num_records":1.5,"arguments":[["a"]]}""", NotANumber)]
    [InlineData("""{"num_records":99999999999999999999,"arguments":[["a"]]}""", NotANumber)]
    [InlineData("""{"num_records":0,"arguments":[["a"]]}""", "\"num_records\" says 0 and \"arguments\" has 1 rows; they must agree.")]
    [InlineData("""{"arguments":[["a"],["b"]],"num_records":3}""", "\"num_records\" says 3 and \"arguments\" has 2 rows; they must agree.")]
    [InlineData("""{"arguments":[["a"],null,["x",{"y":1}]]}""", "Row 3: argument 2 is an array or an object; pass text, a number, a boolean or NULL.")]
    public static async Task A_request_of_another_form_fails_the_query_and_says_what_would_be_right(string payload, string message)
    {
        using var lambda = new DigestLambda();

        DigestLambda.AssertFailure(message, await lambda.AnswerAsync(payload));
    }

    [Theory]
    [InlineData("", "The request", 1, 1)]
    [InlineData("   ", "The request", 4, 1)]
    [InlineData("hello", "The request", 1, 1)]
    [InlineData("""{"arguments":[["a"],["b"]""", "Row 3", 26, 1)]
    [InlineData("""{"arguments":[["a"],["b""", "Row 2", 24, 1)]
    [InlineData("""{"arguments":[["a"]]} trailing""", "The request", 23, 1)]
    [InlineData("{\n\"arguments\":[[\"a\"],\n[b]]}", "Row 2", 2, 3)]
    [InlineData("""{"arguments":[["a"]],}""", "The request", 22, 1)]
    [InlineData("""{"arguments":[['a']]}""", "Row 1", 16, 1)]
    [InlineData("""{"x":1 "arguments":[["a"]]}""", "The request", 8, 1)]
    public static async Task JSON_that_is_broken_fails_the_query_and_names_the_row_and_the_byte(string payload, string where, int position, int line)
    {
        using var lambda = new DigestLambda();

        DigestLambda.AssertFailure($"{where} is not valid JSON, at byte {position} of line {line} of the request.", await lambda.AnswerAsync(payload));
    }

    [Fact]
    public static async Task Nesting_beyond_any_request_of_Redshifts_is_refused_and_not_followed()
    {
        using var lambda = new DigestLambda();
        var payload = $"{{\"arguments\":{new string('[', 100_000)}";

        DigestLambda.AssertFailure("Row 1 is not valid JSON, at byte 77 of line 1 of the request.", await lambda.AnswerAsync(payload));
    }

    [Fact]
    public static async Task A_name_that_is_not_well_formed_is_skipped_like_any_other()
    {
        using var lambda = new DigestLambda();

        Assert.Equal([DigestLambda.Sign("a")], DigestLambda.Results(await lambda.AnswerAsync("""{"\ud800guments":1,"arguments":[["a"]]}""")));
    }

    [Fact]
    public static async Task A_row_in_bytes_that_are_not_UTF8_is_refused()
    {
        using var lambda = new DigestLambda();
        var payload = Encoding.Latin1.GetBytes("""{"arguments":[["fine"],["a","S\u00f6hne"]]}""".Replace("\\u00f6", "ö", StringComparison.Ordinal));

        DigestLambda.AssertFailure(
            "Row 2: argument 2 is not well-formed Unicode (half a surrogate pair, or bytes that are not UTF-8).", await lambda.AnswerAsync(payload));
    }
}
