using System.Text.RegularExpressions;

namespace WriteBackLambdas.Warehouse.Tests;

public static class StatementTests
{
    public static TheoryData<string> AllScripts => [.. Scripts.Names];

    [Fact]
    public static void The_statements_are_in_an_order_in_which_they_can_run() => Assert.Equal(
        [
            "create the schema", "create the dashboard role", "create the write-back function's user", "grant the schema to dashboards",
            "grant the schema to the write-back function", "create the history", "add column cust", "add column bgc",
            "add column skilledtrades", "add column shift", "add column state", "add column jobdutydescription", "add column cost",
            "add column note", "create the lock table", "grant the lock table to the write-back function", "create the URL encoder",
            "grant the URL encoder to dashboards", "create the digest function with 11 arguments",
            "create the digest function with 6 arguments", "revoke the digest function with 11 arguments from PUBLIC",
            "revoke the digest function with 6 arguments from PUBLIC", "grant the digest function with 11 arguments to dashboards",
            "grant the digest function with 6 arguments to dashboards", "create the submit procedure", "create the accept procedure",
            "revoke the submit procedure from PUBLIC", "revoke the accept procedure from PUBLIC",
            "grant the submit procedure to the write-back function", "grant the accept procedure to the write-back function",
            "drop the current quotes view", "drop the history view", "drop the rows view", "create the rows view",
            "create the history view", "create the current quotes view", "grant the rows view to dashboards",
            "grant the history view to dashboards", "grant the current quotes view to dashboards",
        ],
        Scripts.Default.Statements.Select(statement => statement.Name));

    [Fact]
    public static void What_SQL_cannot_create_conditionally_has_a_query_that_says_whether_it_is_needed()
    {
        static string Column(string name) => "SELECT COUNT(*) FROM information_schema.columns"
            + $" WHERE table_schema = 'public' AND table_name = 'tbquote' AND column_name = '{name}'";

        Assert.Equal(
            [
                "SELECT COUNT(*) FROM pg_namespace WHERE nspname = 'public'",
                "SELECT COUNT(*) FROM svv_roles WHERE LOWER(role_name) = LOWER('dashboards')",
                "SELECT COUNT(*) FROM pg_user WHERE LOWER(usename) = LOWER('IAMR:write_back')",
                .. new[] { "cust", "bgc", "skilledtrades", "shift", "state", "jobdutydescription", "cost", "note" }.Select(Column),
            ],
            Scripts.Default.Statements.Select(statement => statement.NeededWhenZero).OfType<string>());
    }

    [Theory]
    [MemberData(nameof(AllScripts))]
    public static void Every_statement_is_one_whole_statement_that_can_run_again(string script) =>
        Assert.All(Scripts.Statements(script), statement =>
        {
            Assert.True(
                statement.NeededWhenZero is not null || Regex.IsMatch(
                    statement.Code(), "^(GRANT|REVOKE|CREATE OR REPLACE|CREATE TABLE IF NOT EXISTS|DROP VIEW IF EXISTS|CREATE VIEW)"),
                statement.Sql);
            Assert.EndsWith(";", statement.Sql, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\{\{|\}\}", statement.Sql + statement.Name + statement.NeededWhenZero);
            Assert.DoesNotMatch(@"[(,]\s*[),]", Regex.Replace(statement.Sql, "'[^']*'", "''"));
            Assert.True(
                statement.Sql.Contains("$$", StringComparison.Ordinal) || statement.Code().Count(c => c == ';') == 1, statement.Sql);
        });

    [Theory]
    [MemberData(nameof(AllScripts))]
    public static void Views_are_dropped_before_and_created_after_the_views_that_they_read(string script)
    {
        var views = Scripts.Statements(script).Select(Scripts.Code)
            .Where(sql => Regex.IsMatch(sql, "^(DROP|CREATE) VIEW")).Select(sql => Regex.Replace(sql, @"(?s) AS\n.*|;", "")).ToList();

        Assert.Equal(6, views.Count);
        Assert.Equal(
            views[3..].Select(create => create.Replace("CREATE VIEW", "DROP VIEW IF EXISTS", StringComparison.Ordinal)),
            views[..3].AsEnumerable().Reverse());
    }

    [Theory]
    [MemberData(nameof(AllScripts))]
    public static void No_statement_takes_anything_from_the_history(string script) => Assert.All(Scripts.Statements(script), statement =>
    {
        Assert.DoesNotMatch(@"(?i)\b(DROP\s+(?!VIEW)|ALTER\s+COLUMN|RENAME|TRUNCATE|DELETE|UPDATE|CASCADE)\b", statement.Code());
        Assert.DoesNotMatch(@"(?i)ALTER\s+TABLE(?!\s+\S+\s+ADD\s+COLUMN\s)", statement.Code());
    });

    [Fact]
    public static void The_text_has_every_statement_with_its_query_in_order()
    {
        var text = Scripts.Default.ToString();
        var position = 0;
        foreach (var statement in Scripts.Default.Statements)
        {
            var query = statement.NeededWhenZero is { } sql ? $"-- Needed only when this returns 0: {sql}\n" : "";
            var found = text.IndexOf($"-- {statement.Name}\n{query}{statement.Sql}\n", position, StringComparison.Ordinal);
            Assert.True(found >= position, statement.Name);
            position = found + 1;
        }

        Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
    }
}
