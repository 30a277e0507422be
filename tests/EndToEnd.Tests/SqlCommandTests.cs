using System.Diagnostics;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>The command that prints the warehouse's SQL.</summary>
public static class SqlCommandTests
{
    private const string Fields =
        """[{ "name": "a", "source": "a", "column": "a", "type": "varchar(700)", "identifies": true }]""";

    [Fact]
    public static async Task The_script_is_printed_for_the_given_names()
    {
        var (exitCode, output, error) = await RunAsync(
            "--base-url", "https://quotes.example.com/quotes",
            "--role-arn", "arn:aws:iam::123456789012:role/redshift-udf",
            "--application-role", "app");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("'https://quotes.example.com/quotes?action=generate'", output, StringComparison.Ordinal);
        Assert.Contains("IAM_ROLE 'arn:aws:iam::123456789012:role/redshift-udf'", output, StringComparison.Ordinal);
        Assert.Contains("\"IAMR:app\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task Another_name_is_refused()
    {
        var (exitCode, output, error) = await RunAsync("--base-url", "https://x/'; DROP TABLE t; --");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("\n- base URL: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task Links_that_QuickSight_may_refuse_give_a_warning_beside_the_script()
    {
        var (exitCode, output, error) = await RunAsync("--definition", WithDefinition(Fields));

        Assert.Equal(0, exitCode);
        Assert.EndsWith("\nCOMMIT;\n\n", output, StringComparison.Ordinal);
        Assert.Matches("^Warning: The quote definition allows links of [0-9],[0-9]{3} characters. [^\n]*\n$", error);
    }

    [Fact]
    public static async Task The_faults_of_a_definition_are_all_that_is_printed()
    {
        var wrong = Fields.Replace("varchar(700)", "text", StringComparison.Ordinal)
            .Replace("\"name\": \"a\"", "\"name\": \"A\"", StringComparison.Ordinal);

        var (exitCode, output, error) = await RunAsync("--definition", WithDefinition(wrong));

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("varchar(n)", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
        Assert.InRange(error.TrimEnd().Split('\n').Length, 3, 4);
    }

    private static string WithDefinition(string fields)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, $$"""{ "source": "src", "history": "hist", "fields": {{fields}} }""");
        return file;
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "WriteBackLambdas.Sql.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
