namespace WriteBackLambdas.Warehouse.Tests;

public static class ReservedWordTests
{
    [Theory]
    [InlineData("create the dashboard role", "CREATE ROLE \"all\";")]
    [InlineData("grant the schema to dashboards", "GRANT USAGE ON SCHEMA \"user\" TO ROLE \"all\";")]
    [InlineData("create the history", "CREATE TABLE IF NOT EXISTS \"user\".\"table\" (")]
    [InlineData("create the history", "    \"group\" INTEGER,\n    plain BOOLEAN,\n    \"where\" DECIMAL(5,2),\n")]
    [InlineData("add column \"group\"", "ALTER TABLE \"user\".\"table\" ADD COLUMN \"group\" INTEGER;")]
    [InlineData("add column \"where\"", "ALTER TABLE \"user\".\"table\" ADD COLUMN \"where\" DECIMAL(5,2);")]
    [InlineData("create the lock table", "CREATE TABLE IF NOT EXISTS \"user\".table_lock (")]
    [InlineData("create the rows view", "FROM \"user\".\"order\" AS r")]
    [InlineData("create the rows view", "'&select=' || CAST(CAST(r.\"from\" AS INTEGER) AS VARCHAR(11))")]
    [InlineData("create the history view", "    h.\"group\",\n    h.plain,\n    h.\"where\",\n")]
    [InlineData("create the submit procedure", "    f_1 IN VARCHAR(11),\n    f_2 IN VARCHAR(5),\n    f_3 IN VARCHAR(8),\n")]
    public static void Only_a_reserved_word_is_quoted_as_an_identifier(string statement, string part) =>
        Assert.Contains(part, Scripts.ReservedWords.Sql(statement), StringComparison.Ordinal);

    [Fact]
    public static void A_reserved_word_is_not_quoted_in_a_string_literal() => Assert.Equal(
        "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = 'user' AND table_name = 'table' AND column_name = 'group'",
        Scripts.ReservedWords.Statements.Single(statement => statement.Name == "add column \"group\"").NeededWhenZero);
}
