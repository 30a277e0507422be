using Npgsql;
using WriteBackLambdas.Emulator.Postgres;

namespace WriteBackLambdas.Emulator.Tests;

public sealed class PostgresServerTests : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new("data with a space");

    public ValueTask DisposeAsync() => _directory.DisposeAsync();

    [Fact]
    public async Task A_second_start_on_the_same_directory_finds_the_data()
    {
        await using (var first = await StartAsync())
        {
            await ExecuteAsync(first, "CREATE TABLE kept AS SELECT 42 AS a");
        }

        await using var second = await StartAsync();

        Assert.Equal(42, await ExecuteAsync(second, "SELECT a FROM kept"));
    }

    [Fact]
    public async Task A_directory_that_is_in_use_is_refused_and_its_owner_goes_on()
    {
        await using var first = await StartAsync();

        var exception = await Assert.ThrowsAsync<PostgresStartException>(StartAsync);

        Assert.Equal(
            $"Another demo is using the data directory {_directory.Path}: stop it, or choose another directory.", exception.Message);
        Assert.Equal(1, await ExecuteAsync(first, "SELECT 1"));
    }

    [Fact]
    public async Task Only_this_machine_can_connect_and_only_with_the_password()
    {
        await using var server = await StartAsync();

        Assert.Equal("127.0.0.1", await ExecuteAsync(server, "SHOW listen_addresses"));
        Assert.Equal("", await ExecuteAsync(server, "SHOW unix_socket_directories"));
        await using var source = NpgsqlDataSource.Create(
            $"Host=127.0.0.1;Port={server.Port};Username=rdsdb;Password=guess;Database=postgres");
        var exception = await Assert.ThrowsAsync<PostgresException>(
            async () => await source.OpenConnectionAsync(TestContext.Current.CancellationToken));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, exception.SqlState);
    }

    [Fact]
    public async Task Only_the_owner_can_read_the_secret_and_the_data()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await using var server = await StartAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(Path.Combine(_directory.Path, "secret")).UnixFileMode);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            new DirectoryInfo(Path.Combine(_directory.Path, "postgres")).UnixFileMode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public async Task A_secret_that_a_full_disk_cut_short_is_refused(int bytes)
    {
        await File.WriteAllBytesAsync(
            Path.Combine(_directory.Path, "secret"), new byte[bytes], TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<PostgresStartException>(StartAsync);

        Assert.Equal(
            $"The file \"secret\" in the data directory {_directory.Path} has {bytes} bytes instead of 32: "
            + "delete the directory to start over.",
            exception.Message);
    }

    [Theory]
    [InlineData(true, "on")]
    [InlineData(false, "off")]
    public async Task Commits_reach_the_operating_system_and_also_the_disk_where_data_is_kept(bool isKept, string fsync)
    {
        await using var server = await PostgresServer.StartAsync(
            PostgresPackage.Find(Repository.NodeModules), _directory.Path, isKept, TestContext.Current.CancellationToken);

        Assert.Equal("on", await ExecuteAsync(server, "SHOW synchronous_commit"));
        Assert.Equal(fsync, await ExecuteAsync(server, "SHOW fsync"));
    }

    [Fact]
    public void The_message_for_a_missing_package_says_how_to_install_it()
    {
        var exception = Assert.Throws<PostgresStartException>(() => PostgresPackage.Find(_directory.Path));

        Assert.Contains("npm ci", exception.Message, StringComparison.Ordinal);
        Assert.Contains(_directory.Path, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pid_file_of_another_process_does_not_stop_the_start_or_the_process()
    {
        await using (await StartAsync())
        {
        }

        var file = Path.Combine(_directory.Path, "postgres", "postmaster.pid");
        await File.WriteAllLinesAsync(
            file, [$"{Environment.ProcessId}", Path.GetDirectoryName(file)!, "1700000000"], TestContext.Current.CancellationToken);

        await using var server = await StartAsync();

        Assert.Equal(1, await ExecuteAsync(server, "SELECT 1"));
    }

    private Task<PostgresServer> StartAsync() =>
        PostgresServer.StartAsync(
            PostgresPackage.Find(Repository.NodeModules), _directory.Path, isKept: false, TestContext.Current.CancellationToken);

    private static async Task<object?> ExecuteAsync(PostgresServer server, string sql)
    {
        await using var source = server.CreateDataSource(PostgresServer.Superuser, "postgres", 1);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
