using System.Text.Json;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Verify.Tests;

/// <summary>A deployment in which everything works.</summary>
public sealed class HealthyTests(Stack stack)
{
    [Fact]
    public async Task Everything_is_right_and_only_one_quote_of_two_revisions_is_new()
    {
        var before = await stack.Warehouse.CountAsync();

        var found = await Verification.RunAsync(stack.Demo);

        Assert.Empty(found.With("wrong"));
        Assert.Empty(found.With("unchecked"));
        Assert.Equal((0, Verifier.Checks.Count), (found.ExitCode, found.Checks.Count));
        var rows = await stack.Warehouse.QueryAsync(
            "admin", "SELECT quote_id, cust FROM public.tbquote WHERE quote_id = :id", ("id", Assert.Single(found.QuoteIds!)));
        Assert.Equal(2, rows.Count);
        Assert.StartsWith("verify ", (string)rows[0][1]!, StringComparison.Ordinal);
        Assert.Equal(before + 2, await stack.Warehouse.CountAsync());
    }

    [Fact]
    public async Task The_text_has_a_line_for_each_question_and_names_the_quote()
    {
        var (exitCode, output) = await Verification.TextAsync(Verification.Options(stack.Demo));

        Assert.Equal(0, exitCode);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            Verifier.Checks.Select(check => check.Question),
            lines.Take(Verifier.Checks.Count).Select(line => line[11..(line.IndexOf('?', StringComparison.Ordinal) + 1)]));
        Assert.Contains(lines, line => line == $"{Verifier.Checks.Count} right, 0 wrong, 0 unchecked");
        Assert.Contains(lines, line => line.StartsWith("verify recorded the quote ", StringComparison.Ordinal));
        Assert.Contains(
            lines, line => line.StartsWith("  DELETE FROM \"public\".\"tbquote\" WHERE quote_id IN ('", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stage_is_found_by_the_outputs_of_its_deployment()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new Dictionary<string, Dictionary<string, string>>
        {
            ["WriteBack-dev"] = new()
            {
                [OutputNames.ApiUrl] = stack.Demo.Api.ToString(),
                [OutputNames.Cluster] = DemoStack.Cluster,
                [OutputNames.Database] = "dev",
                [OutputNames.Schema] = "public",
                [OutputNames.Region] = DemoStack.Region,
                [OutputNames.DashboardRole] = "quote_dashboard",
                [OutputNames.ApplicationUser] = "IAMR:write_back",
                [OutputNames.AdministratorUser] = "admin",
            },
        }), TestContext.Current.CancellationToken);

        var (exitCode, output) = await Verification.TextAsync(
            "--stage", "dev", "--outputs", file, "--endpoint-url", stack.Demo.AwsEndpoint.ToString(), "--second-db-user", "alice");

        Assert.True(exitCode == 0, output);
        File.Delete(file);
    }

    [Fact]
    public async Task Another_definition_is_verified_in_the_same_way()
    {
        await using var demo = await DemoStack.StartAsync(
            Stack.Options with { Definitions = [Stack.Orders] }, TestContext.Current.CancellationToken);

        var found = await Verification.RunAsync(demo, ("definition", Stack.OrdersFile));

        Assert.Empty(found.With("wrong"));
        Assert.Empty(found.With("unchecked"));
    }
}
