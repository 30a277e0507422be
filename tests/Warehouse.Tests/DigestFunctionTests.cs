using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse.Tests;

public static class DigestFunctionTests
{
    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/digests", "'arn:aws:iam::123456789012:role/digests'")]
    [InlineData("default", "default")]
    public static void The_function_names_the_Lambda_function_its_role_and_the_rows_that_one_response_holds(string role, string clause)
    {
        var script = new WarehouseScript(QuoteDefinition.Embedded, Scripts.Parameters with { RoleArn = role });
        var lines = script.Sql("create the digest function with 6 arguments").Split('\n');

        Assert.Equal(
            [
                "RETURNS VARCHAR(64)", "STABLE", "LAMBDA 'redshift_get_digest'", $"IAM_ROLE {clause}", "RETRY_TIMEOUT 20000",
                $"MAX_BATCH_ROWS {BatchLimits.MaxRows}", "MAX_BATCH_SIZE 5 MB;",
            ],
            lines[1..]);
    }

    [Fact]
    public static void How_long_a_throttled_function_is_called_again_is_a_parameter()
    {
        var script = new WarehouseScript(QuoteDefinition.Embedded, Scripts.Parameters with { RetryTimeoutMilliseconds = 0 });

        Assert.Contains("\nRETRY_TIMEOUT 0\n", script.Sql("create the digest function with 11 arguments"), StringComparison.Ordinal);
        Assert.Contains(
            "\n- retry timeout: -1 is not a number of milliseconds from 0",
            Assert.Throws<ArgumentException>(() => new WarehouseScript(
                QuoteDefinition.Embedded, Scripts.Parameters with { RetryTimeoutMilliseconds = -1 })).Message,
            StringComparison.Ordinal);
    }

    /// <summary>Purpose, action, viewer, issue time, then the values.</summary>
    [Theory]
    [InlineData("default", 11, "12 8 127 21 100 5 60 20 20 250 15")]
    [InlineData("default", 6, "12 8 127 21 36 11")]
    [InlineData("two fields and no input", 6, "12 8 127 21 36 11")]
    [InlineData("reserved words", 6, "12 8 127 21 36 11")]
    [InlineData("wide", 6, "12 8 127 21 200 20")]
    public static void An_argument_is_as_wide_as_the_widest_value_of_the_links_that_have_it(string script, int count, string widths)
    {
        var name = $"create the digest function with {count} arguments";
        var sql = Scripts.Statements(script).Single(statement => statement.Name == name).Sql;

        var types = string.Join(", ", widths.Split(' ').Select(width => $"VARCHAR({width})"));
        Assert.EndsWith($".udf_get_digest({types})", sql.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public static void Two_kinds_of_link_with_equally_many_arguments_share_one_overload() => Assert.Equal(
        [
            "create the digest function with 6 arguments",
            "revoke the digest function with 6 arguments from PUBLIC",
            "grant the digest function with 6 arguments to dashboards",
        ],
        Scripts.TwoFields.Statements.Select(statement => statement.Name).Where(name => name.Contains("digest", StringComparison.Ordinal)));
}
