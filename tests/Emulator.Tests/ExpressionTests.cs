namespace WriteBackLambdas.Emulator.Tests;

public sealed class ExpressionTests(TestEmulator emulator)
{
    [Fact]
    public async Task Names_in_literals_identifiers_and_comments_are_not_translated()
    {
        var result = await emulator.TryAsync("admin", """
            SELECT 'SYSDATE' AS "SYSDATE", 'GETDATE() -- :no ENCODE' AS b /* it's ' /* nested */ SYSDATE */,
                $$SYSDATE :no$$ AS c -- GETDATE() '
            , "GETDATE()" FROM (SELECT 1 AS "GETDATE()") AS t
            """);

        Assert.Null(result.Failure);
        Assert.Equal(["SYSDATE", "b", "c", "GETDATE()"], result.Statements[0].Columns.Select(static c => c.Name));
        Assert.Equal(["SYSDATE", "GETDATE() -- :no ENCODE", "SYSDATE :no", 1L], result.Statements[0].Rows[0]);
    }

    [Theory]
    [InlineData(@"'a\\b'", @"a\b")]
    [InlineData(@"'it\'s'", "it's")]
    [InlineData("'it''s'", "it's")]
    [InlineData(@"'a\nb'", "a\nb")]
    [InlineData(@"E'a\tb'", "a\tb")]
    [InlineData("''", "")]
    [InlineData(@"'\\'", @"\")]
    public async Task A_backslash_escapes_in_a_literal(string literal, string expected)
    {
        Assert.Equal(expected, await emulator.ValueAsync($"SELECT {literal}"));
    }

    [Fact]
    public async Task The_body_of_a_procedure_is_translated_but_not_its_literals()
    {
        var (procedure, table) = (TestEmulator.Unique("p"), TestEmulator.Unique("t"));
        await emulator.RunAsync(
            $"CREATE TABLE {table} (at timestamp, text varchar(100))",
            $"""
            CREATE OR REPLACE PROCEDURE {procedure}(note IN varchar(100), answer INOUT varchar(max)) AS $body$
            BEGIN
                INSERT INTO {table} VALUES (SYSDATE, note || ' SYSDATE it\'s $$');
                SELECT INTO answer text FROM {table} WHERE at = SYSDATE AND at >= GETDATE();
            END;
            $body$ LANGUAGE plpgsql SECURITY DEFINER
            """);

        Assert.Equal("x SYSDATE it's $$", await emulator.ValueAsync($"CALL {procedure}('x', NULL)"));
    }

    [Fact]
    public async Task A_SQL_function_has_numbered_arguments()
    {
        var function = TestEmulator.Unique("f");
        await emulator.RunAsync(
            $"CREATE OR REPLACE FUNCTION {function}(varchar, varchar) RETURNS varchar STABLE AS $$ SELECT $1 || '-' || $2 $$ LANGUAGE sql");

        Assert.Equal("a-b", await emulator.ValueAsync($"SELECT {function}('a', 'b')"));
    }

    [Fact]
    public async Task An_argument_of_a_SQL_function_has_no_more_bytes_than_its_type()
    {
        var function = TestEmulator.Unique("f");
        await emulator.RunAsync(
            $"CREATE FUNCTION {function}(varchar(3), int) RETURNS varchar(9) STABLE AS $$ SELECT $1 || '-' || $2 || '$1' $$ LANGUAGE sql");

        Assert.Equal("é-12$1", await emulator.ValueAsync($"SELECT {function}('éé', 12)"));
    }

    [Fact]
    public async Task Two_statements_in_one_are_refused_and_a_final_semicolon_is_accepted()
    {
        Assert.Equal("ERROR: cannot insert multiple commands into a prepared statement", await emulator.FailAsync("SELECT 1; SELECT 2"));
        Assert.Equal("a;b", await emulator.ValueAsync("SELECT 'a;b' ; -- done;\n"));
    }

    [Theory]
    [InlineData("COMMIT")]
    [InlineData("begin")]
    [InlineData("ROLLBACK TO SAVEPOINT statement")]
    public async Task A_statement_cannot_end_the_transaction(string statement)
    {
        Assert.Contains("each request is one transaction", await emulator.FailAsync(statement), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Types_and_values_are_those_of_the_Data_API()
    {
        var result = await emulator.TryAsync(
            "admin",
            "SELECT 1::smallint, 2, 3::bigint, 1.5::float, 2.50::decimal(9, 2), TRUE, DATE '2026-01-02', 'x'::varchar(9), NULL::int");

        Assert.Equal(
            ["int2", "int4", "int8", "float8", "numeric", "bool", "date", "varchar", "int4"],
            result.Statements[0].Columns.Select(static c => c.TypeName));
        Assert.Equal([1L, 2L, 3L, 1.5, "2.50", true, "2026-01-02", "x", null], result.Statements[0].Rows[0]);
    }
}
