using System.Text;

namespace WriteBackLambdas.Signing.Tests;

public static class RowReaderRefusalTests
{
    [Theory]
    [InlineData("""["a", ["b"]]""")]
    [InlineData("""[{"a": 1}]""")]
    [InlineData("""["a", null, []]""")]
    [InlineData("[[]]")]
    [InlineData("""{"a": 1}""")]
    [InlineData("{}")]
    public static void A_nested_argument_is_refused(string row) => Rows.Refused(Encoding.UTF8.GetBytes(row));

    [Theory]
    [InlineData("""["a",]""")]
    [InlineData("""[,"a"]""")]
    [InlineData("""["a",,"b"]""")]
    [InlineData("""["a" "b"]""")]
    [InlineData("[null null]")]
    [InlineData("[nullx]")]
    [InlineData("[nul]")]
    [InlineData("[NULL]")]
    [InlineData("[truex]")]
    [InlineData("[True]")]
    [InlineData("[fals]")]
    [InlineData("[01]")]
    [InlineData("[1.]")]
    [InlineData("[.5]")]
    [InlineData("[+1]")]
    [InlineData("[-]")]
    [InlineData("[1e]")]
    [InlineData("[0x1]")]
    [InlineData("[1 2]")]
    [InlineData("[NaN]")]
    [InlineData("['a']")]
    [InlineData("[a]")]
    [InlineData("[\"a\"}")]
    [InlineData("[1}")]
    [InlineData("[1/**/]")]
    [InlineData("[/**/1]")]
    [InlineData("[\v1]")]
    [InlineData("[\u00a01]")]
    [InlineData("[\01]")]
    [InlineData(",")]
    [InlineData("")]
    public static void What_is_not_JSON_is_refused(string row)
    {
        // An empty row stands before a comma, where there should be one.
        var payload = row.Length == 0 ? "[,1]" : $"[{row},2]";

        Assert.Equal(["Refused"], Rows.Read(payload));
        Assert.Equal(["1", "Refused"], Rows.Read(row.Length == 0 ? "[1,,1]" : $"[1,{row}]"));
    }

    [Theory]
    [InlineData("[1 2]", "1", "Refused")]
    [InlineData("[\"a\"\"b\"]", "\"a\"", "Refused")]
    [InlineData("[null[]]", "Null", "Refused")]
    [InlineData("[[1][2]]", "[1]", "Refused")]
    [InlineData("[1,]", "1", "Refused")]
    [InlineData("[1}", "1", "Refused")]
    [InlineData("[nullx]", "Null", "Refused")]
    [InlineData("[truefalse]", "true", "Refused")]
    public static void Rows_are_parted_by_one_comma(string payload, params string[] expected) => Assert.Equal(expected, Rows.Read(payload));
}
