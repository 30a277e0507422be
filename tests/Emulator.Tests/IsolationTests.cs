namespace WriteBackLambdas.Emulator.Tests;

public sealed class IsolationTests(TestEmulator emulator)
{
    private const int Writers = 8;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Inserting_what_is_absent_needs_a_lock(bool withLock)
    {
        var (table, procedure, guard) = (TestEmulator.Unique("t"), TestEmulator.Unique("p"), TestEmulator.Unique("t"));
        await emulator.RunAsync(
            $"CREATE TABLE {table} (a int)",
            $"CREATE TABLE {guard} (a int)",
            $"""
            CREATE PROCEDURE {procedure}(number IN int, known INOUT int) AS $$
            BEGIN
                SELECT INTO known count(*) FROM {table} WHERE a = number;
                PERFORM pg_sleep(0.2);
                IF known = 0 THEN
                    INSERT INTO {table} VALUES (number);
                END IF;
            END;
            $$ LANGUAGE plpgsql
            """);
        string[] statements = [.. withLock ? (string[])[$"LOCK {guard}"] : [], $"CALL {procedure}(1, NULL)"];

        var results = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => emulator.TryAsync("admin", statements)));

        Assert.All(results, static result => Assert.Null(result.Failure));
        var count = (long)(await emulator.ValueAsync($"SELECT count(*) FROM {table}"))!;
        Assert.True(withLock ? count == 1 : count > 1, $"{count} rows");
    }

    [Fact]
    public async Task Two_changes_of_one_row_end_with_error_1023()
    {
        var table = TestEmulator.Unique("t");
        await emulator.RunAsync($"CREATE TABLE {table} (a int)", $"INSERT INTO {table} VALUES (0)");

        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => emulator.TryAsync(
            "admin", $"SELECT a FROM {table}", "SELECT pg_sleep(0.1)", $"UPDATE {table} SET a = a + 1")));

        var failure = Assert.Single(results, static result => result.Failure is not null).Failure!;
        Assert.Equal(2, failure.Index);
        Assert.StartsWith("ERROR: 1023 DETAIL: Serializable isolation violation on table", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_rolls_back_the_whole_transaction()
    {
        var table = TestEmulator.Unique("t");
        await emulator.RunAsync($"CREATE TABLE {table} (a int)");

        var result = await emulator.TryAsync("admin", $"INSERT INTO {table} VALUES (1)", "SELECT 1 / 0", $"INSERT INTO {table} VALUES (2)");

        Assert.Equal((1, "ERROR: division by zero"), (result.Failure!.Index, result.Failure.Message));
        Assert.Equal(0L, await emulator.ValueAsync($"SELECT count(*) FROM {table}"));
    }
}
