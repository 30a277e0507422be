using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Emulator.Tests;

/// <summary>Other tests change tables and so empty the cache: each test tries again until nothing came between its queries.</summary>
public sealed class ResultCacheTests(TestEmulator emulator) : IAsyncLifetime
{
    private const int Attempts = 50;

    private readonly string _table = TestEmulator.Unique("t");
    private readonly string _one = TestEmulator.Unique("u");
    private readonly string _other = TestEmulator.Unique("u");

    public async ValueTask InitializeAsync() => await emulator.RunAsync(
        $"CREATE TABLE {_table} (a int)",
        $"INSERT INTO {_table} VALUES (1)",
        $"CREATE USER {_one} PASSWORD DISABLE",
        $"CREATE USER {_other} PASSWORD DISABLE",
        $"GRANT SELECT ON {_table} TO {_one}, {_other}");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_query_with_CURRENT_USER_is_served_to_another_user()
    {
        Assert.True(await IsSharedAsync($"SELECT a, CURRENT_USER FROM {_table}"));
    }

    [Fact]
    public async Task A_query_with_GETDATE_runs_for_each_user()
    {
        Assert.False(await IsSharedAsync($"SELECT a, CURRENT_USER, GETDATE() FROM {_table}"));
        Assert.False(await IsSharedAsync($"SELECT a, CURRENT_USER FROM {_table} WHERE GETDATE() > '2020-01-01'"));
    }

    [Fact]
    public async Task A_view_with_GETDATE_runs_for_each_user_and_one_with_SYSDATE_does_not()
    {
        var (safe, shared) = (TestEmulator.Unique("v"), TestEmulator.Unique("v"));
        await emulator.RunAsync(
            $"CREATE VIEW {safe} AS SELECT a, CURRENT_USER || TO_CHAR(GETDATE(), 'SS') AS b FROM public.{_table} WITH NO SCHEMA BINDING",
            $"CREATE VIEW {shared} AS SELECT a, CURRENT_USER || TO_CHAR(SYSDATE, 'SS') AS b FROM public.{_table} WITH NO SCHEMA BINDING",
            $"GRANT SELECT ON {safe}, {shared} TO {_one}, {_other}");

        Assert.False(await IsSharedAsync($"SELECT * FROM {safe}"));
        Assert.True(await IsSharedAsync($"SELECT * FROM {shared}"));
    }

    [Theory]
    [InlineData("SELECT CURRENT_USER")]
    [InlineData("SELECT usename, CURRENT_USER FROM pg_user WHERE usename = 'admin'")]
    [InlineData("SELECT a, CURRENT_USER, RANDOM() FROM {0}")]
    public async Task A_query_of_no_table_or_of_the_catalog_or_with_a_volatile_function_runs_for_each_user(string query)
    {
        Assert.False(await IsSharedAsync(query.Replace("{0}", _table, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_result_is_not_served_after_a_change_to_its_table()
    {
        var query = $"SELECT a FROM {_table} ORDER BY a";
        Assert.Equal([[1L]], await emulator.RunAsAsync(_one, query));

        await emulator.RunAsync($"INSERT INTO {_table} VALUES (2)");

        Assert.Equal([[1L], [2L]], await emulator.RunAsAsync(_one, query));
    }

    [Fact]
    public async Task A_result_is_not_served_to_a_user_who_may_not_read_the_table()
    {
        await emulator.RunAsync($"REVOKE SELECT ON {_table} FROM {_other}");
        var query = $"SELECT a FROM {_table}";
        await emulator.RunAsAsync(_one, query);

        Assert.Equal($"ERROR: permission denied for table {_table}", await emulator.FailAsAsync(_other, query));
    }

    [Fact]
    public async Task A_result_is_not_served_to_a_session_in_another_time_zone()
    {
        await emulator.RunAsync($"ALTER USER {_other} SET timezone TO 'Asia/Tokyo'");

        Assert.False(await IsSharedAsync($"SELECT a, CURRENT_USER FROM {_table}"));
    }

    [Fact]
    public async Task A_result_is_served_for_the_same_values_of_parameters_only()
    {
        Assert.Equal("1", await WithParameterAsync("1"));
        Assert.Equal("2", await WithParameterAsync("2"));
    }

    private async Task<object?> WithParameterAsync(string value)
    {
        var result = await emulator.Database.RunAsync(
            RedshiftDatabase.Admin,
            [$"SELECT :value::varchar FROM {_table}"],
            new Dictionary<string, string> { ["value"] = value },
            TestContext.Current.CancellationToken);
        return result.Statements[0].Rows[0][0];
    }

    /// <summary>Whether the second user gets the first one's name, which is in the result.</summary>
    private async Task<bool> IsSharedAsync(string query)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            await emulator.RunAsAsync(_one, query);
            var row = (await emulator.RunAsAsync(_other, query))[0];
            if (row.OfType<string>().Any(value => value.StartsWith(_one, StringComparison.Ordinal)))
            {
                return true;
            }

            Assert.Contains(row.OfType<string>(), value => value.StartsWith(_other, StringComparison.Ordinal));
        }

        return false;
    }
}
