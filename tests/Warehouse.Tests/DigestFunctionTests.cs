using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse.Tests;

public static class DigestFunctionTests
{
    [Fact]
    public static void The_function_is_told_where_to_go_and_how_much_one_answer_holds() => Assert.Equal(
        $"""
        CREATE OR REPLACE EXTERNAL FUNCTION public.udf_get_digest({string.Join(", ", Enumerable.Repeat("VARCHAR(65535)", 6))})
        RETURNS VARCHAR(64)
        STABLE
        LAMBDA 'redshift_get_digest'
        IAM_ROLE 'arn:aws:iam::123456789012:role/digests'
        MAX_BATCH_ROWS {BatchLimits.MaxRows}
        MAX_BATCH_SIZE 5 MB;
        """,
        Scripts.Default.Sql("create the digest function of 6 arguments"));

    [Fact]
    public static void The_role_of_the_namespace_is_a_keyword_and_no_text() => Assert.Contains(
        "\nIAM_ROLE default\n",
        new WarehouseScript(Quotes.QuoteDefinition.Embedded, Scripts.Names with { RoleArn = "default" }).Sql("create the digest function of 6 arguments"),
        StringComparison.Ordinal);

    [Fact]
    public static void Two_kinds_of_link_with_as_many_arguments_share_one_overload() => Assert.Equal(
        [
            "create the digest function of 6 arguments",
            "take the digest function of 6 arguments from everybody",
            "give the digest function of 6 arguments to dashboards",
        ],
        Scripts.TwoFields.Statements.Select(statement => statement.Name).Where(name => name.Contains("digest function", StringComparison.Ordinal)));
}
