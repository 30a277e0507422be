namespace WriteBackLambdas.Emulator.Tests;

public sealed class TableTests(TestEmulator emulator)
{
    [Fact]
    public async Task A_table_keeps_nothing_of_how_Redshift_lays_it_out()
    {
        var table = TestEmulator.Unique("t");
        await emulator.RunAsync(
            $"""
            CREATE TABLE IF NOT EXISTS public.{table} (
                id bigint IDENTITY(0, 10) ENCODE az64, -- 'a comment', with a comma
                name VARCHAR(20) NOT NULL ENCODE lzo DISTKEY SORTKEY,
                price DECIMAL(18, 2) DEFAULT 1.5,
                at TIMESTAMP DEFAULT SYSDATE
            )
            BACKUP NO DISTSTYLE KEY COMPOUND SORTKEY (name, at) ENCODE AUTO;
            """,
            $"INSERT INTO {table}(name) VALUES ('a'), ('b')");

        var rows = await emulator.RunAsync($"SELECT id, name, price FROM {table} ORDER BY id");

        Assert.Equal([[0L, "a", "1.50"], [10L, "b", "1.50"]], rows);
    }

    [Theory]
    [InlineData("id int PRIMARY KEY, other int UNIQUE")]
    [InlineData("id int, other int, PRIMARY KEY (id), UNIQUE (other)")]
    [InlineData("id int, CONSTRAINT k UNIQUE (id), other int, CONSTRAINT p PRIMARY KEY (id)")]
    public async Task Keys_are_not_enforced(string columns)
    {
        var table = TestEmulator.Unique("t");
        await emulator.RunAsync($"CREATE TABLE {table} ({columns})", $"INSERT INTO {table} VALUES (1, 1), (1, 1)");

        Assert.Equal(2L, await emulator.ValueAsync($"SELECT count(*) FROM {table}"));
        Assert.StartsWith("ERROR: null value in column \"id\"", await emulator.FailAsync($"INSERT INTO {table} VALUES (NULL, 1)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_are_added_later_are_not_enforced_either()
    {
        var table = TestEmulator.Unique("t");
        await emulator.RunAsync(
            $"CREATE TABLE {table} (id int)",
            $"ALTER TABLE {table} ADD CONSTRAINT u UNIQUE (id)",
            $"ALTER TABLE {table} ADD PRIMARY KEY (id)",
            $"INSERT INTO {table} VALUES (1), (1)");

        Assert.StartsWith("ERROR: null value in column \"id\"", await emulator.FailAsync($"INSERT INTO {table} VALUES (NULL)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_to_another_table_is_not_enforced()
    {
        var (parent, child) = (TestEmulator.Unique("t"), TestEmulator.Unique("t"));
        await emulator.RunAsync(
            $"CREATE TABLE {parent} (id int PRIMARY KEY)",
            $"CREATE TABLE {child} (a int REFERENCES {parent}(id), b int, FOREIGN KEY (b) REFERENCES {parent} (id))",
            $"INSERT INTO {child} VALUES (1, 2)");

        Assert.Equal(1L, await emulator.ValueAsync($"SELECT count(*) FROM {child}"));
    }

    [Theory]
    [InlineData("VARCHAR(4)")]
    [InlineData("character varying(4)")]
    [InlineData("nvarchar(4)")]
    public async Task The_length_of_a_varchar_is_in_bytes(string type)
    {
        var table = TestEmulator.Unique("t");
        await emulator.RunAsync($"CREATE TABLE {table} (name {type})", $"INSERT INTO {table} VALUES ('abcd'), ('éé')");

        Assert.Equal("ERROR: value too long for type character varying(4)", await emulator.FailAsync($"INSERT INTO {table} VALUES ('éée')"));
    }

    [Fact]
    public async Task An_added_column_has_its_length_in_bytes_and_a_varchar_without_one_has_256()
    {
        var table = TestEmulator.Unique("t");
        await emulator.RunAsync(
            $"CREATE TABLE {table} (name varchar)",
            $"ALTER TABLE {table} ADD COLUMN note VARCHAR(4) ENCODE zstd DEFAULT 'x'",
            $"INSERT INTO {table} VALUES (repeat('a', 256))");

        Assert.Equal("ERROR: value too long for type character varying(256)", await emulator.FailAsync($"INSERT INTO {table} VALUES (repeat('a', 257))"));
        Assert.Equal("ERROR: value too long for type character varying(4)", await emulator.FailAsync($"INSERT INTO {table} VALUES ('a', 'éée')"));
    }

    [Fact]
    public async Task The_longest_varchar_can_be_called_MAX()
    {
        var table = TestEmulator.Unique("t");
        await emulator.RunAsync($"CREATE TABLE {table} (a VARCHAR(MAX), b VARCHAR(65535))", $"INSERT INTO {table} VALUES (repeat('a', 65535), 'b'::varchar(max))");

        Assert.Equal("ERROR: value too long for type character varying(65535)", await emulator.FailAsync($"INSERT INTO {table} VALUES (repeat('a', 65536))"));
    }

    [Fact]
    public async Task A_table_can_be_made_of_a_query()
    {
        var table = TestEmulator.Unique("t");

        Assert.Equal(7, Convert.ToInt32(await emulator.ValueAsync($"CREATE TABLE {table} DISTSTYLE ALL SORTKEY (a) AS SELECT 7 AS a", $"SELECT a FROM {table}"), null));
    }

    [Fact]
    public async Task A_change_of_layout_changes_nothing()
    {
        var table = TestEmulator.Unique("t");

        await emulator.RunAsync($"CREATE TABLE {table} (a int)", $"ALTER TABLE {table} ALTER DISTSTYLE ALL", $"ALTER TABLE {table} ALTER COMPOUND SORTKEY (a)");
    }

    [Fact]
    public async Task What_is_no_SQL_at_all_stays_an_error()
    {
        Assert.StartsWith("ERROR: syntax error", await emulator.FailAsync($"CREATE TABLE {TestEmulator.Unique("t")} (a int) FASTER PLEASE"), StringComparison.Ordinal);
    }
}
