namespace WriteBackLambdas.Emulator.Tests;

public sealed class TableTests(TestEmulator emulator)
{
    [Fact]
    public async Task Distribution_and_encoding_are_ignored()
    {
        var table = TestEmulator.Unique("t");
        await emulator.RunAsync(
            $"""
            CREATE TABLE IF NOT EXISTS public.{table} (
                id bigint DEFAULT 7 ENCODE az64, -- 'a comment', with a comma
                name VARCHAR(20) NOT NULL ENCODE lzo DISTKEY SORTKEY,
                price DECIMAL(18, 2) DEFAULT 1.5,
                at TIMESTAMP DEFAULT SYSDATE
            )
            DISTSTYLE KEY COMPOUND SORTKEY (name, at);
            """,
            $"INSERT INTO {table}(name) VALUES ('a'), ('b')");

        var rows = await emulator.RunAsync($"SELECT id, name, price FROM {table} ORDER BY name");

        Assert.Equal([[7L, "a", "1.50"], [7L, "b", "1.50"]], rows);
    }

    [Theory]
    [InlineData("TABLE", "SORTKEY (a)", "(a)")]
    [InlineData("TABLE IF NOT EXISTS", "DISTKEY (b) COMPOUND SORTKEY (b, a)", "(b, a)")]
    [InlineData("TEMP TABLE", "DISTSTYLE EVEN SORTKEY (\"a\")", "(a)")]
    [InlineData("TABLE", "DISTKEY (b)", null)]
    public async Task A_sort_key_is_an_index(string create, string attributes, string? columns)
    {
        var table = TestEmulator.Unique("t");

        var rows = await emulator.RunAsync(
            $"CREATE {create} {table} (a INT, b VARCHAR(20)) {attributes}",
            $"CREATE TABLE IF NOT EXISTS {table} (a INT, b VARCHAR(20)) {attributes}",
            $"SELECT indexdef FROM pg_indexes WHERE tablename = '{table}'");

        Assert.Equal(columns is null ? [] : [columns], rows.Select(row => ((string)row[0]!).Split("btree ")[1]));
    }

    [Theory]
    [InlineData("id int PRIMARY KEY")]
    [InlineData("id int, UNIQUE (id)")]
    [InlineData("id int IDENTITY(0, 1)")]
    [InlineData("id int REFERENCES other(id)")]
    public async Task Constraints_that_Redshift_does_not_enforce_are_refused(string columns)
    {
        var table = TestEmulator.Unique("t");

        Assert.StartsWith(
            "ERROR: the emulator does not support",
            await emulator.FailAsync($"CREATE TABLE {table} ({columns})"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("VARCHAR(4)")]
    [InlineData("character varying(4)")]
    public async Task The_length_of_a_varchar_is_in_bytes(string type)
    {
        var table = TestEmulator.Unique("t");
        await emulator.RunAsync($"CREATE TABLE {table} (name {type})", $"INSERT INTO {table} VALUES ('abcd'), ('éé')");

        Assert.Equal(
            "ERROR: value too long for type character varying(4)", await emulator.FailAsync($"INSERT INTO {table} VALUES ('éée')"));
    }

    [Fact]
    public async Task An_added_column_has_its_length_in_bytes_and_a_varchar_without_one_has_256()
    {
        var table = TestEmulator.Unique("t");
        await emulator.RunAsync(
            $"CREATE TABLE {table} (name varchar)",
            $"ALTER TABLE {table} ADD COLUMN note VARCHAR(4) ENCODE zstd DEFAULT 'x'",
            $"INSERT INTO {table} VALUES (repeat('a', 256))");

        Assert.Equal(
            "ERROR: value too long for type character varying(256)",
            await emulator.FailAsync($"INSERT INTO {table} VALUES (repeat('a', 257))"));
        Assert.Equal(
            "ERROR: value too long for type character varying(4)", await emulator.FailAsync($"INSERT INTO {table} VALUES ('a', 'éée')"));
    }

    [Fact]
    public async Task VARCHAR_MAX_is_the_longest_varchar()
    {
        var table = TestEmulator.Unique("t");
        await emulator.RunAsync(
            $"CREATE TABLE {table} (a VARCHAR(MAX), b VARCHAR(65535))",
            $"INSERT INTO {table} VALUES (repeat('a', 65535), 'b'::varchar(max))");

        Assert.Equal(
            "ERROR: value too long for type character varying(65535)",
            await emulator.FailAsync($"INSERT INTO {table} VALUES (repeat('a', 65536))"));
    }

    [Fact]
    public async Task A_table_can_be_created_from_a_query()
    {
        var table = TestEmulator.Unique("t");

        Assert.Equal(
            7,
            Convert.ToInt32(
                await emulator.ValueAsync($"CREATE TABLE {table} DISTSTYLE ALL SORTKEY (a) AS SELECT 7 AS a", $"SELECT a FROM {table}"),
                null));
    }

    [Fact]
    public async Task Invalid_SQL_is_still_an_error()
    {
        Assert.StartsWith(
            "ERROR: syntax error",
            await emulator.FailAsync($"CREATE TABLE {TestEmulator.Unique("t")} (a int) FASTER PLEASE"),
            StringComparison.Ordinal);
    }
}
