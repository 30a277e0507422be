namespace WriteBackLambdas.Verify.Tests;

/// <summary>A caller without rights learns little, and nothing wrong.</summary>
public sealed class RightsTests(Stack stack)
{
    [Fact]
    public async Task A_user_without_rights_finds_nothing_wrong_and_nothing_proved()
    {
        await stack.Warehouse.QueryAsync("admin", "CREATE USER passer_by PASSWORD DISABLE");
        var before = await stack.Warehouse.CountAsync();

        var found = await Verification.RunAsync(stack.Demo, ("db-user", "passer_by"));

        Assert.Empty(found.With("wrong"));
        Assert.Equal(2, found.ExitCode);
        foreach (var check in (string[])
            ["ColumnsCheck", "GrantsCheck", "SurplusGrantsCheck", "SigningCheck", "LinkTimeCheck", "BatchCheck", "RecordingCheck"])
        {
            Assert.Equal("unchecked", found.Checks[check].Verdict);
        }

        Assert.Contains("permission denied", found.Checks["SigningCheck"].Seen, StringComparison.Ordinal);
        Assert.Equal(before, await stack.Warehouse.CountAsync());
        Assert.Empty(found.QuoteIds!);
    }

    [Fact]
    public async Task Without_a_second_user_only_the_comparison_of_two_users_is_unchecked()
    {
        var found = await Verification.RunAsync(stack.Demo, ("second-db-user", null));
        Assert.Equal(["ViewerCheck"], found.With("unchecked").Keys);
        Assert.Empty(found.With("wrong"));
        Assert.Equal(2, found.ExitCode);
    }

    [Fact]
    public async Task A_deployment_that_has_one_user_may_leave_the_comparison_unchecked()
    {
        var (exitCode, output) = await Verification.TextAsync(
            [.. Verification.Options(stack.Demo, ("second-db-user", null)), "--one-user"]);
        Assert.Equal(0, exitCode);
        Assert.Contains($"{Verifier.Checks.Count - 1} right, 0 wrong, 1 unchecked", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Redshift endpoint doesn't exist", "cluster", "nowhere")]
    [InlineData("FATAL: database \"nowhere\" does not exist", "database", "nowhere")]
    [InlineData("FATAL: ", "db-user", "nobody")]
    [InlineData("refused", "endpoint-url", "http://127.0.0.1:1")]
    public async Task A_warehouse_that_does_not_answer_is_one_line_that_is_wrong(string message, string option, string value)
    {
        var found = await Verification.RunAsync(stack.Demo, (option, value));

        Assert.Contains(message, found.Wrong("WarehouseCheck"), StringComparison.Ordinal);
        Assert.Contains("credentials", found.Checks["WarehouseCheck"].Advice, StringComparison.Ordinal);
        Assert.Equal(["WarehouseCheck"], found.With("wrong").Keys);
        Assert.Equal(["ViewersCheck", "GroupsCheck", "TlsCheck", "GatewayErrorCheck", "CopyCheck"], found.With("right").Keys);
        Assert.Equal(
            ["It was not asked, because the warehouse does not answer", "Nothing was recorded"],
            found.With("unchecked").Values.Distinct());
        Assert.Empty(found.QuoteIds!);
    }

    [Fact]
    public async Task A_second_user_who_cannot_connect_says_nothing_of_the_deployment()
    {
        var found = await Verification.RunAsync(stack.Demo, ("second-db-user", "nobody"));
        Assert.Equal(["ViewerCheck"], found.With("unchecked").Keys);
        Assert.StartsWith("FATAL: ", found.Checks["ViewerCheck"].Seen, StringComparison.Ordinal);
        Assert.Contains("password", found.Checks["ViewerCheck"].Advice, StringComparison.Ordinal);
    }
}
