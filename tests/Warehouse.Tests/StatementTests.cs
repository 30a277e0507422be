using System.Text.RegularExpressions;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse.Tests;

public static class StatementTests
{
    public static TheoryData<string> AllScripts => [.. Scripts.Names];

    [Fact]
    public static void The_statements_are_in_an_order_in_which_they_can_run() => Assert.Equal(
        [
            "find that no other store has the quotes",
            "create the schema", "create the dashboard role", "create the write-back function's user IAMR:write_back",
            "grant the schema to dashboards", "grant the schema to the write-back function",
            "check the source's columns", "create the history", "add column negotiation", "add column recorded_by",
            "add column cust", "add column bgc",
            "add column skilledtrades", "add column shift", "add column state", "add column jobdutydescription", "add column cost",
            "add column note", "create the lock table", "put the row into the lock table",
            "grant the lock table to the write-back function", "create the conversion to UTC", "grant the conversion to UTC to dashboards",
            "create the issue time", "grant the issue time to dashboards", "create the URL encoder", "grant the URL encoder to dashboards",
            "create the digest function with 11 arguments",
            "create the digest function with 6 arguments", "revoke the digest function with 11 arguments from PUBLIC",
            "revoke the digest function with 6 arguments from PUBLIC", "grant the digest function with 11 arguments to dashboards",
            "grant the digest function with 6 arguments to dashboards", "create the submit procedure", "create the action procedure",
            "revoke the submit procedure from PUBLIC", "revoke the action procedure from PUBLIC",
            "grant the submit procedure to the write-back function", "grant the action procedure to the write-back function",
            "drop the current quotes view", "drop the history view", "drop the rows view", "create the rows view",
            "create the history view", "create the current quotes view", "grant the rows view to dashboards",
            "grant the history view to dashboards", "grant the current quotes view to dashboards", "check the rows view",
            "check the history view", "check the current quotes view",
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
                .. new[]
                {
                    "negotiation", "recorded_by", "cust", "bgc", "skilledtrades", "shift", "state", "jobdutydescription", "cost", "note",
                }.Select(Column),
                "SELECT COUNT(*) FROM public.tbquote_lock",
            ],
            Scripts.Default.Statements.Select(statement => statement.NeededWhenZero).OfType<string>());
    }

    [Fact]
    public static void Every_column_of_the_source_is_looked_up_before_anything_is_changed() => Assert.Equal(
        "EXPLAIN SELECT 1\n    , r.\"from\"\n    , r.plain\nFROM \"user\".\"order\" AS r;",
        Scripts.ReservedWords.Sql("check the source's columns"));

    [Fact]
    public static void A_user_with_a_password_of_its_own_must_exist_and_is_not_created()
    {
        var script = new WarehouseScript(
            QuoteDefinition.Embedded, Scripts.Parameters with { ApplicationUser = "writer", ApplicationUserExists = true });

        var statement = script.Statements.Single(statement => statement.Name == "find the write-back function's user writer");
        Assert.Equal("SELECT COUNT(*) FROM pg_user WHERE LOWER(usename) = LOWER('writer');", statement.Sql);
        Assert.Equal("the database has no such user; create it with the password that its secret has", statement.FaultWhenZero);
        Assert.Contains("\n-- If this returns 0: the database has no such user;", script.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("CREATE USER", script.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Then the installer drops the object that Redshift refuses to change, and creates it.</summary>
    [Theory]
    [MemberData(nameof(AllScripts))]
    public static void What_is_replaced_can_be_dropped_first(string script) => Assert.All(
        Scripts.Statements(script).Where(statement => statement.Code().StartsWith("CREATE OR REPLACE", StringComparison.Ordinal)),
        statement =>
        {
            var name = Regex.Match(statement.Code(), @"^CREATE OR REPLACE (?:EXTERNAL )?([A-Z]+ [^(]+)").Groups[1].Value;
            Assert.StartsWith($"DROP {name}(", statement.DropFirst, StringComparison.Ordinal);
            Assert.Contains(statement.DropFirst, Scripts.Removal(script).Select(Scripts.Code));
            Assert.True(statement.CannotReplace("ERROR: cannot change return type of existing function"));
            Assert.False(statement.CannotReplace("ERROR: permission denied for schema public"));
        });

    [Theory]
    [MemberData(nameof(AllScripts))]
    public static void Every_statement_is_one_whole_statement_that_can_run_again(string script) =>
        Assert.All(Scripts.Statements(script), statement =>
        {
            Assert.True(
                (statement.NeededWhenZero ?? statement.FaultWhenZero) is not null || Regex.IsMatch(
                    statement.Code(),
                    "^(GRANT|REVOKE|CREATE OR REPLACE|CREATE TABLE IF NOT EXISTS|DROP VIEW IF EXISTS|CREATE VIEW|EXPLAIN SELECT)"),
                statement.Sql);
            Assert.EndsWith(";", statement.Sql, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\{\{|\}\}", statement.Sql + statement.Name + statement.NeededWhenZero);
            Assert.DoesNotMatch(@"[(,]\s*[),]", Regex.Replace(statement.Sql, @"'[^']*'|GETDATE\(\)", "''"));
            Assert.True(
                statement.Sql.Contains("$$", StringComparison.Ordinal) || statement.Code().Count(c => c == ';') == 1, statement.Sql);
        });

    /// <summary>A dashboard sees either the old views or the new ones, which have been checked.</summary>
    [Theory]
    [MemberData(nameof(AllScripts))]
    public static void The_views_and_their_grants_and_checks_are_one_batch_and_nothing_else_is(string script) => Assert.All(
        Scripts.Statements(script),
        statement =>
            Assert.Equal(statement.Name.Contains(" view", StringComparison.Ordinal) ? "replace the views" : null, statement.Batch));

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
        Assert.DoesNotMatch(
            @"(?i)\b(DROP\s+(?!VIEW)|ALTER\s+COLUMN|RENAME|TRUNCATE|DELETE|UPDATE(?!\s+\S+_lock\s+SET\b)|CASCADE)\b", statement.Code());
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
            var fault = statement.FaultWhenZero is { } words ? $"-- If this returns 0: {words}\n" : "";
            var found = text.IndexOf($"-- {statement.Name}\n{query}{fault}{statement.Sql}\n", position, StringComparison.Ordinal);
            Assert.True(found >= position, statement.Name);
            position = found + 1;
        }

        Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
        Assert.Matches(@"(?s)\n\nBEGIN;\n\n-- drop the current quotes view\n.*\n\nCOMMIT;\n\n\z", text);
        Assert.Single(Regex.Matches(text, "(?m)^BEGIN;$"));
    }
}
