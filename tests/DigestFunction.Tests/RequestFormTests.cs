using System.Text;

namespace WriteBackLambdas.DigestFunction.Tests;

public sealed class RequestFormTests : IDisposable
{
    private const string NotAnObject = "The request is not a JSON object; Redshift sends one with \"num_records\" and \"arguments\".";
    private const string NoArguments = "The request has no \"arguments\"; call the function from SQL, with at least one argument.";
    private const string NotAnArray = "\"arguments\" is not an array; Redshift sends one element for each row.";
    private const string Duplicated = "\"arguments\" is duplicated in the request; Redshift sends it once.";
    private const string NotANumber = "\"num_records\" is not a whole number in plain digits, below 2^63.";
    private const string Nested = "Row 3: argument 2 is an array or an object; pass text, a number, a boolean or NULL.";
    private const string NotUnicode = "Row 2: argument 2 is not well-formed Unicode (half a surrogate pair, or bytes that are not UTF-8).";

    private readonly DigestLambda _lambda = new();

    public void Dispose() => _lambda.Dispose();

    [Theory]
    [InlineData("""{"num_records":2,"arguments":[["a"],["b"]]}""")]
    [InlineData("""{"arguments":[["a"],["b"]],"num_records":2}""")]
    [InlineData("""{"arguments":[["a"],["b"]]}""")]
    [InlineData("""{"x":{"arguments":[["no"]],"num_records":7},"y":[[1,[2]]],"arguments":[["a"],["b"]],"z":null}""")]
    [InlineData(" { \"x\" : 1 , \"arguments\" : [ [ \"a\" ] , [ \"b\" ] ]\n, \"z\" : null } ")]
    [InlineData("""{"\u0061rguments":[["a"],["b"]],"num_\u0072ecords":2}""")]
    [InlineData("""{"\ud800guments":1,"arguments":[["a"],["b"]]}""")]
    public async Task Members_may_be_in_any_order_and_unknown_ones_are_skipped(string payload) =>
        Assert.Equal([DigestLambda.Sign("a"), DigestLambda.Sign("b")], DigestLambda.Results(await _lambda.AnswerAsync(payload)));

    [Theory]
    [InlineData("""{"num_records":0,"arguments":[]}""")]
    [InlineData("""{"arguments":[]}""")]
    public async Task A_batch_without_rows_has_an_answer_without_rows(string payload) =>
        Assert.Empty(DigestLambda.Results(await _lambda.AnswerAsync(payload)));

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
    [InlineData("""{"arguments":[["a"]],"arguments":[["a"]]}""", Duplicated)]
    [InlineData("""{"arguments":[],"\u0061rguments":[]}""", Duplicated)]
    [InlineData("""{"num_records":"1","arguments":[["a"]]}""", NotANumber)]
    [InlineData("""{"num_records":null,"arguments":[["a"]]}""", NotANumber)]
    [InlineData("""{"num_records":1.5,"arguments":[["a"]]}""", NotANumber)]
    [InlineData("""{"num_records":99999999999999999999,"arguments":[["a"]]}""", NotANumber)]
    [InlineData("""{"num_records":0,"arguments":[["a"]]}""", "\"num_records\" says 0 and \"arguments\" has 1 rows; they must agree.")]
    [InlineData("""{"arguments":[["a"],["b"]],"num_records":3}""", "\"num_records\" says 3 and \"arguments\" has 2 rows; they must agree.")]
    [InlineData("""{"arguments":[["a"],null,["x",{"y":1}]]}""", Nested)]
    public async Task A_malformed_request_makes_the_query_fail_and_the_message_says_what_would_be_right(string payload, string message) =>
        DigestLambda.AssertFailure(message, await _lambda.AnswerAsync(payload));

    [Theory]
    [InlineData("{\"user\":\"\u00ff\",\"arguments\":[[\"a\"]]}")]
    [InlineData("{\"arguments\":[[\"a\"]],\"user\":\"\u00ff\"}")]
    [InlineData("{\"arguments\":[[\"a\"]],\"\u00c3(\":1}")]
    public async Task Bytes_that_are_not_UTF_8_are_refused_beside_the_rows_too(string latin1) => DigestLambda.AssertFailure(
        "The request has bytes that are not UTF-8 outside \"arguments\".", await _lambda.AnswerAsync(Encoding.Latin1.GetBytes(latin1)));

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
    public async Task Broken_JSON_makes_the_query_fail_and_the_message_names_its_place(string payload, string where, int at, int line) =>
        DigestLambda.AssertFailure(
            $"{where} is not valid JSON at byte {at} of line {line} of the request.", await _lambda.AnswerAsync(payload));

    [Fact]
    public async Task Nesting_deeper_than_JSON_readers_follow_is_refused() => DigestLambda.AssertFailure(
        "Row 1 is not valid JSON at byte 77 of line 1 of the request.",
        await _lambda.AnswerAsync($"{{\"arguments\":{new string('[', 100_000)}"));

    [Fact]
    public async Task A_row_in_bytes_that_are_not_UTF8_is_refused() => DigestLambda.AssertFailure(
        NotUnicode, await _lambda.AnswerAsync(Encoding.Latin1.GetBytes("{\"arguments\":[[\"fine\"],[\"a\",\"S\u00f6hne\"]]}")));
}
