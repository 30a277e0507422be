using System.Text.RegularExpressions;

namespace WriteBackLambdas.Cloud.Tests;

public static partial class WorkflowTests
{
    public static TheoryData<string> Workflows =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, ".github", "workflows"), "*.yml").Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Workflows))]
    public static void A_workflow_reads_the_repository_and_has_no_other_right_unless_a_job_says_so(string name)
    {
        Assert.Contains("\npermissions:\n  contents: read\n\n", Read(name), StringComparison.Ordinal);
        // The one right that a job adds is to ask for the token that AWS takes for a role.
        Assert.All(Rights().Matches(Read(name)), right => Assert.Equal("id-token: write", right.Value));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public static void An_action_has_a_major_version(string name) => Assert.All(
        Actions().Matches(Read(name)),
        action => Assert.Matches(@"^(\./\.github/workflows/[a-z]+\.yml|(actions|aws-actions)/[a-z-]+@v[0-9]+)$", action.Groups[1].Value));

    /// <summary>What somebody types is data of a variable; within a command, it would be a part of the command.</summary>
    [Theory]
    [MemberData(nameof(Workflows))]
    public static void A_command_has_no_text_from_outside(string name) =>
        Assert.DoesNotContain(Commands().Matches(Read(name)), command => command.Value.Contains("${{", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Workflows))]
    public static void A_command_of_the_project_exists(string name)
    {
        var commands = File.ReadAllText(Path.Combine(Repository.Root, "dev.cs"));
        Assert.All(
            DevCommands().Matches(Read(name)),
            command => Assert.Contains($"\n          {command.Groups[1].Value} ", commands, StringComparison.Ordinal));
    }

    [Fact]
    public static void A_deployment_is_checked_tested_and_verified()
    {
        var (ci, deploy) = (Read("ci.yml"), Read("deploy.yml"));
        Assert.Equal(["check", "test"], DevCommands().Matches(ci).Select(command => command.Groups[1].Value));
        Assert.Contains("uses: ./.github/workflows/ci.yml", deploy, StringComparison.Ordinal);
        Assert.Contains("needs: ci", deploy, StringComparison.Ordinal);
        Assert.Contains("run: dotnet run dev.cs verify --stage \"$STAGE\"", deploy, StringComparison.Ordinal);
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(Repository.Root, ".github", "workflows", name));

    [GeneratedRegex("[a-z-]+: write", RegexOptions.CultureInvariant)]
    private static partial Regex Rights();

    [GeneratedRegex(@"uses: (\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex Actions();

    [GeneratedRegex(@"run: (\|\n(\s{10,}\S.*\n)+|.*\n)", RegexOptions.CultureInvariant)]
    private static partial Regex Commands();

    [GeneratedRegex(@"dotnet run dev\.cs ([a-z]+)", RegexOptions.CultureInvariant)]
    private static partial Regex DevCommands();
}
