using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using WriteBackLambdas.Demo;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>How the demo's process starts and ends, and what it leaves.</summary>
public sealed class ProcessTests
{
    [Theory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    [InlineData("-HUP")]
    [InlineData("-KILL")]
    public async Task A_signal_leaves_no_process_and_no_lock_and_the_next_start_finds_the_data(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        await using var data = new DemoData();
        string link;
        using (var demo = await DemoProcess.StartAsync(data.Path))
        {
            link = await demo.FirstLinkAsync();
            Assert.Equal("generated", (await new TestApi(demo.Url).PostAsync(link)).QuoteStatus);
            await demo.SignalAsync(signal);
            await data.PostgresEndsAsync();
        }

        using (var demo = await DemoProcess.StartAsync(data.Path))
        {
            var again = await new TestApi(demo.Url).PostAsync(new Uri(demo.Url, new Uri(link).PathAndQuery).ToString());
            Assert.True(again.Replayed);
            demo.CloseInput();
            await data.PostgresEndsAsync();
        }
    }

    [Fact]
    public async Task A_PostgreSQL_that_outlived_its_demo_and_its_watcher_is_ended_by_the_next_start()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Finds the watcher through /proc.");
        await using var data = new DemoData();
        using (var demo = await DemoProcess.StartAsync(data.Path))
        {
            data.KillWatcher();
            await demo.SignalAsync("-KILL");
        }

        using var next = await DemoProcess.StartAsync(data.Path);
        Assert.NotEmpty(await next.FirstLinkAsync());
        next.CloseInput();
    }

    [Fact]
    public async Task A_port_in_use_gives_one_clear_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var (exitCode, output) = await DemoProcess.RunAsync("Demo", "demo", "--port", $"{port}");

        Assert.Equal(1, exitCode);
        Assert.Equal(
            $"Port {port} is in use on 127.0.0.1. Choose another port with --port. The AWS endpoints take the port after it.\n", output);
    }

    [Fact]
    public async Task Delays_that_are_not_three_numbers_give_one_clear_line()
    {
        var (exitCode, output) = await DemoProcess.RunAsync("Demo", "demo", "--delays", "300,100");

        Assert.Equal((1, "--delays 300,100: give three numbers of milliseconds, such as 300,100,150.\n"), (exitCode, output));
    }

    [Fact]
    public async Task Data_that_another_demo_uses_gives_one_clear_line()
    {
        await using var data = new DemoData();
        using var demo = await DemoProcess.StartAsync(data.Path);

        var (exitCode, output) = await DemoProcess.RunAsync("Demo", "demo", "--port", "0", "--data", data.Path);

        Assert.Equal(1, exitCode);
        Assert.Single(output.TrimEnd().Split('\n'));
        Assert.Contains(data.Path, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("redshift_get_digest", "digest/one-row.json", "c505aef7c0ad6979117b06c7fb5bf68659616348fd7f10fef1880e9a90ac99ef")]
    [InlineData("write_back", "write-back/replayed.json", "\\\"replayed\\\":true")]
    public async Task A_sample_event_can_be_run_by_hand(string function, string file, string expected)
    {
        var (exitCode, output) = await DemoProcess.RunAsync("Demo", "invoke", function, SampleEvents.PathOf(file));
        Assert.Equal(0, exitCode);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }
}
