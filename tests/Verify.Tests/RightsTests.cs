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
    public async Task A_warehouse_that_is_not_there_leaves_everything_unchecked_but_the_API()
    {
        var found = await Verification.RunAsync(stack.Demo, ("cluster", "nowhere"));
        Assert.Equal(["TlsCheck", "GatewayErrorCheck"], found.With("right").Keys);
        Assert.Empty(found.With("wrong"));
        Assert.Contains("Redshift endpoint doesn't exist", found.Checks["WarehouseCheck"].Seen, StringComparison.Ordinal);
    }
}
