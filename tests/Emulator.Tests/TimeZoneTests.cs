using System.Globalization;
using System.Text.Json.Nodes;

namespace WriteBackLambdas.Emulator.Tests;

/// <summary>SYSDATE and GETDATE() are TIMESTAMPs in the session's time zone, which is the user's, and UTC by default.</summary>
public sealed class TimeZoneTests(TestEmulator emulator)
{
    private const string Tokyo = "Asia/Tokyo";
    private static readonly TimeSpan TokyoOffset = TimeSpan.FromHours(9);

    [Fact]
    public async Task SYSDATE_is_the_start_of_the_transaction_in_UTC_to_the_microsecond()
    {
        var result = await emulator.TryAsync(
            "admin", "SELECT SYSDATE", "SELECT pg_sleep(0.01)", "SELECT sysdate, TO_CHAR(SYSDATE, 'YYYYMMDD\"T\"HH24MISSUS')");

        var first = (string)result.Statements[0].Rows[0][0]!;
        Assert.Equal("timestamp", result.Statements[0].Columns[0].TypeName);
        Assert.Equal(first, result.Statements[2].Rows[0][0]);
        IsNear(DateTime.UtcNow, first);
        Assert.Matches("^[0-9]{8}T[0-9]{12}$", (string)result.Statements[2].Rows[0][1]!);
    }

    [Fact]
    public async Task GETDATE_is_the_start_of_the_statement_in_UTC_to_the_second()
    {
        var result = await emulator.TryAsync("admin", "SELECT SYSDATE", "SELECT pg_sleep(1.1)", "SELECT GETDATE ( ), GETDATE() > SYSDATE");

        var value = (string)result.Statements[2].Rows[0][0]!;
        Assert.Equal("timestamp", result.Statements[2].Columns[0].TypeName);
        Assert.Matches("^[0-9-]{10} [0-9:]{8}$", value);
        IsNear(DateTime.UtcNow, value);
        Assert.Equal(true, result.Statements[2].Rows[0][1]);
    }

    [Theory]
    [InlineData("SYSDATE")]
    [InlineData("GETDATE()")]
    public async Task A_session_has_its_users_time_zone(string now)
    {
        var user = TestEmulator.Unique("u");
        await emulator.RunAsync($"CREATE USER {user} PASSWORD DISABLE");
        IsNear(DateTime.UtcNow, (await emulator.RunAsAsync(user, $"SELECT {now}"))[0][0]);

        await emulator.RunAsync($"ALTER USER {user} SET timezone TO '{Tokyo}'");

        IsNear(DateTime.UtcNow + TokyoOffset, (await emulator.RunAsAsync(user, $"SELECT {now}"))[0][0]);
        IsNear(DateTime.UtcNow + TokyoOffset, await DataApiValueAsync(user, $"SELECT {now}"));
        Assert.Equal([[Tokyo]], await emulator.RunAsAsync(user, "SHOW timezone"));
    }

    [Fact]
    public async Task A_user_changes_the_time_zone_of_the_own_session_only()
    {
        var result = await emulator.TryAsync("admin", $"SET timezone TO '{Tokyo}'", "SELECT SYSDATE");

        IsNear(DateTime.UtcNow + TokyoOffset, result.Statements[1].Rows[0][0]);
        IsNear(DateTime.UtcNow, await emulator.ValueAsync("SELECT SYSDATE"));
    }

    [Fact]
    public async Task A_view_and_a_function_use_the_time_zone_of_the_session_that_reads_them()
    {
        var (view, function) = (TestEmulator.Unique("v"), TestEmulator.Unique("f"));
        await emulator.RunAsync(
            $"CREATE FUNCTION {function}() RETURNS timestamp STABLE AS $$ SELECT SYSDATE $$ LANGUAGE sql",
            $"CREATE VIEW {view} AS SELECT SYSDATE AS a, GETDATE() AS b, public.{function}() AS c WITH NO SCHEMA BINDING");

        var rows = await emulator.RunAsync($"SET timezone TO '{Tokyo}'", $"SELECT a, b, c FROM {view}");

        Assert.All(rows[0], static value => IsNear(DateTime.UtcNow + TokyoOffset, value));
    }

    /// <summary>docs.aws.amazon.com/redshift/latest/dg/r_AT_TIME_ZONE.html and r_Datetime_types.html.</summary>
    [Theory]
    [InlineData("TIMESTAMP '2026-07-01 12:00:00'::timestamptz AT TIME ZONE 'UTC'", "2026-07-01 16:00:00")]
    [InlineData("TIMESTAMP '2026-01-01 12:00:00'::timestamptz AT TIME ZONE 'UTC'", "2026-01-01 17:00:00")]
    [InlineData("TIMESTAMPTZ '2026-01-01 12:00:00+00'::timestamp", "2026-01-01 07:00:00")]
    [InlineData("TIMESTAMP '2026-01-01 12:00:00' AT TIME ZONE 'UTC'", "2026-01-01 07:00:00-05")]
    public async Task A_conversion_without_a_zone_uses_the_sessions(string expression, string expected)
    {
        Assert.Equal(expected, await emulator.ValueAsync("SET timezone TO 'America/New_York'", $"SELECT {expression}"));
    }

    private async Task<string?> DataApiValueAsync(string user, string sql)
    {
        var request = new JsonObject
        {
            ["Sql"] = sql, ["Database"] = "dev", ["ClusterIdentifier"] = "local", ["DbUser"] = user,
        };
        var described = await emulator.Aws.RunAsync(request);
        var result = await emulator.Aws.SucceedAsync(
            "RedshiftData.GetStatementResult", new JsonObject { ["Id"] = (string)described["Id"]! });
        return (string?)result["Records"]![0]![0]!["stringValue"];
    }

    private static void IsNear(DateTime expected, object? value) =>
        Assert.Equal(expected, DateTime.Parse((string)value!, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(30));
}
