namespace WriteBackLambdas.Verify.Tests;

public sealed class SqlDifferenceTests
{
    [Theory]
    [InlineData(
        "create  view v as select 1 with no schema binding;",
        "-- Why.\nCREATE OR REPLACE VIEW v AS\nSELECT 1 /* one */\nWITH NO SCHEMA BINDING")]
    [InlineData("BEGIN x := 'It''s -- no comment'; END", "begin x:='It''s -- no comment'; end")]
    public void The_same_words_are_the_same(string seen, string expected) => Assert.Null(SqlDifference.Find(seen, expected));

    [Theory]
    [InlineData("SELECT a + 1", "SELECT a + 2", "it has \"A + 1\" where the definition has \"A + 2\"")]
    [InlineData("SELECT 'A'", "SELECT 'a'", "it has \"SELECT 'A'\" where the definition has \"SELECT 'a'\"")]
    [InlineData("SELECT a", "SELECT a, b", "it has nothing more where the definition has \"SELECT A , B\"")]
    public void The_first_difference_is_shown(string seen, string expected, string difference) =>
        Assert.Equal(difference, SqlDifference.Find(seen, expected));
}
