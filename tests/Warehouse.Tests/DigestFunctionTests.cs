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

        Assert.EndsWith($"udf_get_digest({string.Join(", ", Enumerable.Repeat("VARCHAR(65535)", 6))})", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            ["STABLE", "LAMBDA 'redshift_get_digest'", $"IAM_ROLE {clause}", $"MAX_BATCH_ROWS {BatchLimits.MaxRows}"], lines[2..6]);
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
