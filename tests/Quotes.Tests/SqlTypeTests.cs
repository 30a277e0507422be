namespace WriteBackLambdas.Quotes.Tests;

public static class SqlTypeTests
{
    [Theory]
    [InlineData("varchar(1)", "VARCHAR(1)", 1)]
    [InlineData("varchar(65535)", "VARCHAR(65535)", 65535)]
    [InlineData("integer", "INTEGER", 11)]
    [InlineData("bigint", "BIGINT", 20)]
    [InlineData("decimal(12,2)", "DECIMAL(12,2)", 15)]
    [InlineData("decimal(38, 37)", "DECIMAL(38,37)", 41)]
    [InlineData("decimal(1,0)", "DECIMAL(1,0)", 4)]
    [InlineData("date", "DATE", 10)]
    [InlineData("boolean", "BOOLEAN", 5)]
    public static void A_type_has_its_SQL_and_its_longest_text(string text, string sql, int bytes)
    {
        var type = SqlType.Parse(text);

        Assert.NotNull(type);
        Assert.Equal((sql, bytes), (type.ToString(), type.MaxTextBytes));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("varchar")]
    [InlineData("varchar(0)")]
    [InlineData("varchar(65536)")]
    [InlineData("varchar(-1)")]
    [InlineData("varchar(999999999999)")]
    [InlineData("VARCHAR(10)")]
    [InlineData("integer ")]
    [InlineData("integer\n")]
    [InlineData("integer; drop table x")]
    [InlineData("decimal")]
    [InlineData("decimal(10)")]
    [InlineData("decimal(0,0)")]
    [InlineData("decimal(39,2)")]
    [InlineData("decimal(2,2)")]
    [InlineData("decimal(2,3)")]
    [InlineData("timestamp")]
    public static void Anything_else_is_not_a_type(string? text) => Assert.Null(SqlType.Parse(text));

    [Theory]
    [InlineData("varchar(4)", "")]
    [InlineData("varchar(4)", "éé")]
    [InlineData("varchar(4)", "😀")]
    [InlineData("integer", "-2147483648")]
    [InlineData("integer", "2147483647")]
    [InlineData("bigint", "-9223372036854775808")]
    [InlineData("decimal(5,2)", "999.99")]
    [InlineData("decimal(5,2)", "-000999.9")]
    [InlineData("decimal(5,2)", "0")]
    [InlineData("decimal(38,0)", "99999999999999999999999999999999999999")]
    [InlineData("date", "2024-02-29")]
    [InlineData("boolean", "true")]
    [InlineData("boolean", "false")]
    public static void A_value_of_the_type_has_no_fault(string type, string text) => Assert.Null(SqlType.Parse(type)!.Fault(text));

    [Theory]
    [InlineData("varchar(4)", "ééé", "has 6 bytes; at most 4 fit")]
    [InlineData("varchar(4)", "abcde", "has 5 bytes; at most 4 fit")]
    [InlineData("varchar(4)", "a\0", "must not contain the character NUL")]
    [InlineData("integer", "5\0", "must not contain the character NUL")]
    [InlineData("bigint", "5\0\0", "must not contain the character NUL")]
    [InlineData("integer", "2147483648", "must be a whole number from -2147483648 to 2147483647")]
    [InlineData("integer", " 1", "must be a whole number from -2147483648 to 2147483647")]
    [InlineData("integer", "1e3", "must be a whole number from -2147483648 to 2147483647")]
    [InlineData("integer", "", "must be a whole number from -2147483648 to 2147483647")]
    [InlineData("integer", "١", "must be a whole number from -2147483648 to 2147483647")]
    [InlineData("bigint", "9223372036854775808", "must be a whole number from -9223372036854775808 to 9223372036854775807")]
    [InlineData("decimal(5,2)", "1000", "must be a number with at most 3 digits before the point and 2 after it")]
    [InlineData("decimal(5,2)", "1.234", "must be a number with at most 3 digits before the point and 2 after it")]
    [InlineData("decimal(5,2)", "1,5", "must be a number with at most 3 digits before the point and 2 after it")]
    [InlineData("decimal(5,2)", "1.", "must be a number with at most 3 digits before the point and 2 after it")]
    [InlineData("decimal(5,2)", "NaN", "must be a number with at most 3 digits before the point and 2 after it")]
    [InlineData("decimal(5,2)", "1\n", "must be a number with at most 3 digits before the point and 2 after it")]
    [InlineData("date", "2023-02-29", "must be a date in the form YYYY-MM-DD")]
    [InlineData("date", "2024-2-9", "must be a date in the form YYYY-MM-DD")]
    [InlineData("date", "2024-02-09T00:00", "must be a date in the form YYYY-MM-DD")]
    [InlineData("boolean", "True", "must be true or false")]
    [InlineData("boolean", "1", "must be true or false")]
    public static void An_invalid_value_gets_a_message_with_what_would_be_right(string type, string text, string fault) =>
        Assert.Equal(fault, SqlType.Parse(type)!.Fault(text));
}
