using System.Text.RegularExpressions;

namespace WriteBackLambdas.Warehouse.Tests;

public static class StatementTests
{
    public static TheoryData<string> Scripts => Tests.Scripts.AllNames;

    [Fact]
    public static void The_statements_stand_in_the_order_in_which_they_can_run() => Assert.Equal(
        [
            "create the schema",
            "create the dashboards' role",
            "create the write-back function's user",
            "let dashboards see the schema",
            "let the write-back function see the schema",
            "create the history",
            "add column cust",
            "add column bgc",
            "add column skilledtrades",
            "add column shift",
            "add column state",
            "add column jobdutydescription",
            "add column cost",
            "add column note",
            "create the lock",
            "let the write-back function lock",
            "create the URL encoder",
            "let dashboards use the URL encoder",
            "create the digest function of 11 arguments",
            "create the digest function of 6 arguments",
            "take the digest function of 11 arguments from everybody",
            "take the digest function of 6 arguments from everybody",
            "give the digest function of 11 arguments to dashboards",
            "give the digest function of 6 arguments to dashboards",
            "create the procedure that submits a quote",
            "create the procedure that accepts a quote",
            "take submit_quote from everybody",
            "take accept_quote from everybody",
            "let the write-back function submit",
            "let the write-back function accept",
            "drop the view of current quotes",
            "drop the history's view",
            "drop the view of rows to quote",
            "create the view of rows to quote",
            "create the history's view",
            "create the view of current quotes",
            "let dashboards read the rows to quote",
            "let dashboards read the history",
            "let dashboards read the current quotes",
        ],
        Tests.Scripts.Default.Statements.Select(statement => statement.Name));

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
            Tests.Scripts.Default.Statements.Where(statement => statement.NeededWhenZero is not null).Select(statement => statement.NeededWhenZero));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public static void Every_statement_can_run_again(string script) => Assert.All(
        Tests.Scripts.Statements(script), statement => Assert.True(
            statement.NeededWhenZero is not null
            || Regex.IsMatch(statement.Code(), "^(GRANT|REVOKE|CREATE OR REPLACE|CREATE TABLE IF NOT EXISTS|DROP VIEW IF EXISTS|CREATE VIEW)"),
            statement.Sql));

    [Theory]
    [MemberData(nameof(Scripts))]
    public static void Views_are_dropped_before_those_that_they_read_and_created_after_them(string script)
    {
        var views = Tests.Scripts.Statements(script).Select(Tests.Scripts.Code)
            .Where(sql => Regex.IsMatch(sql, "^(DROP|CREATE) VIEW")).Select(sql => Regex.Replace(sql, @"(?s) AS\n.*|;", "")).ToList();

        Assert.Equal(6, views.Count);
        Assert.Equal(
            views[3..].AsEnumerable().Reverse().Select(create => create.Replace("CREATE VIEW", "DROP VIEW IF EXISTS", StringComparison.Ordinal)),
            views[..3]);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public static void Every_statement_is_one_whole_statement(string script) => Assert.All(Tests.Scripts.Statements(script), statement =>
    {
        Assert.EndsWith(";", statement.Sql, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", statement.Sql + statement.Name + statement.NeededWhenZero, StringComparison.Ordinal);
        Assert.DoesNotContain("}}", statement.Sql + statement.Name + statement.NeededWhenZero, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[(,]\s*[),]", Regex.Replace(statement.Sql, "'[^']*'", "''"));
        if (!statement.Sql.Contains("$$", StringComparison.Ordinal))
        {
            Assert.Equal(1, statement.Code().Count(c => c == ';'));
        }
    });

    [Theory]
    [MemberData(nameof(Scripts))]
    public static void Nothing_takes_anything_from_the_history(string script) => Assert.All(Tests.Scripts.Statements(script), statement =>
    {
        Assert.DoesNotMatch(@"(?i)\b(DROP\s+(?!VIEW)|ALTER\s+COLUMN|RENAME|TRUNCATE|DELETE|UPDATE|CASCADE)\b", statement.Code());
        Assert.DoesNotMatch(@"(?i)ALTER\s+TABLE(?!\s+\S+\s+ADD\s+COLUMN\s)", statement.Code());
    });

    [Fact]
    public static void The_text_holds_every_statement_with_its_guard_in_order()
    {
        var text = Tests.Scripts.Default.ToString();
        var position = 0;
        foreach (var statement in Tests.Scripts.Default.Statements)
        {
            var guard = statement.NeededWhenZero is { } query ? $"-- Only needed when this returns 0: {query}\n" : "";
            var found = text.IndexOf($"-- {statement.Name}\n{guard}{statement.Sql}\n", position, StringComparison.Ordinal);
            Assert.True(found >= position, statement.Name);
            position = found + 1;
        }

        Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
    }
}
