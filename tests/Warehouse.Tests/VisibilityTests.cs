namespace WriteBackLambdas.Warehouse.Tests;

/// <summary>What visibleBy adds to the SQL.</summary>
public static class VisibilityTests
{
    private const string Values = "(SELECT v.value FROM public.\"user\" AS v WHERE v.viewer = CAST(CURRENT_USER AS VARCHAR(255)))";

    [Fact]
    public static void It_adds_three_statements_and_lines_of_two_views_and_changes_nothing_else()
    {
        var with = Scripts.Visible.Statements;
        var without = Scripts.AllVisible.Statements;

        Assert.Equal(
            [
                "create the visibility table user", "revoke the visibility table user from PUBLIC",
                "revoke the visibility table user from dashboards",
            ],
            with.Select(statement => statement.Name).Except(without.Select(statement => statement.Name)));
        var changed = without.Where(statement => statement.Sql != Scripts.Visible.Sql(statement.Name)).ToArray();
        Assert.Equal(["create the rows view", "create the history view"], changed.Select(statement => statement.Name));
        Assert.All(changed, statement =>
        {
            var lines = new Queue<string>(statement.Sql.Split('\n'));
            foreach (var line in Scripts.Visible.Sql(statement.Name).Split('\n'))
            {
                _ = lines.Count > 0 && line == lines.Peek() ? lines.Dequeue() : null;
            }

            Assert.Empty(lines);
        });
    }

    [Theory]
    [InlineData("create the rows view", "CASE WHEN OCTET_LENGTH(", "r.day")]
    [InlineData("create the history view", "CAST(TO_CHAR(CAST(h.\"order\" AS DATE), 'YYYY-MM-DD') AS VARCHAR(10)) IN", "h.\"order\"")]
    public static void A_view_filters_by_the_fields_text_with_lists_that_do_not_depend_on_the_row(string view, string text, string column)
    {
        var filter = Scripts.Visible.Statements.Single(statement => statement.Name == view).Code().Split("\nWHERE ")[1];

        Assert.StartsWith($"GETDATE() > '2000-01-01' AND (\n    {text}", filter, StringComparison.Ordinal);
        Assert.Contains($" IN {Values}\n    OR '*' IN {Values})\nWITH NO SCHEMA BINDING", filter, StringComparison.Ordinal);
        Assert.DoesNotContain(column, Values, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_removal_keeps_the_table_of_viewers() =>
        Assert.DoesNotContain(Scripts.Visible.Removal, statement => statement.Sql.Contains("\"user\"", StringComparison.Ordinal));
}
