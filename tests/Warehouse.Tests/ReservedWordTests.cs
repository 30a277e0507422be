namespace WriteBackLambdas.Warehouse.Tests;

public static class ReservedWordTests
{
    [Theory]
    [InlineData("create the dashboards' role", "CREATE ROLE \"all\";")]
    [InlineData("let dashboards see the schema", "GRANT USAGE ON SCHEMA \"user\" TO ROLE \"all\";")]
    [InlineData("create the history", "CREATE TABLE IF NOT EXISTS \"user\".\"table\" (")]
    [InlineData("create the history", "    \"group\" INTEGER,\n    plain BOOLEAN,\n    \"where\" DECIMAL(5,2),\n")]
    [InlineData("add column \"group\"", "ALTER TABLE \"user\".\"table\" ADD COLUMN \"group\" INTEGER;")]
    [InlineData("add column \"where\"", "ALTER TABLE \"user\".\"table\" ADD COLUMN \"where\" DECIMAL(5,2);")]
    [InlineData("create the lock", "CREATE TABLE IF NOT EXISTS \"user\".table_lock (")]
    [InlineData("create the view of rows to quote", "FROM \"user\".\"order\" AS r")]
    [InlineData("create the view of rows to quote", "'&select=' || \"user\".f_url_encode(CAST(CAST(r.\"from\" AS INTEGER) AS VARCHAR(11)))")]
    [InlineData("create the history's view", "    h.\"group\",\n    h.plain,\n    h.\"where\",\n")]
    [InlineData("create the procedure that submits a quote", "    f_1 IN VARCHAR(65535),\n    f_2 IN VARCHAR(65535),\n    f_3 IN VARCHAR(65535),\n")]
    public static void A_reserved_word_is_quoted_where_it_is_a_name_and_no_other_is(string statement, string part) =>
        Assert.Contains(part, Scripts.ReservedWords.Sql(statement), StringComparison.Ordinal);

    [Fact]
    public static void A_reserved_word_stands_as_it_is_where_it_is_text() => Assert.Equal(
        "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = 'user' AND table_name = 'table' AND column_name = 'group'",
        Scripts.ReservedWords.Statements.Single(statement => statement.Name == "add column \"group\"").NeededWhenZero);
}
