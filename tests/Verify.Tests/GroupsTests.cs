namespace WriteBackLambdas.Verify.Tests;

/// <summary>The groups of IAM Identity Center that a stage names.</summary>
public sealed class GroupsTests(Stack stack)
{
    [Fact]
    public async Task What_is_missing_is_named_with_its_statement_and_then_right()
    {
        var missing = (await FindAsync("AWSIDC:new, AWSIDC:newer")).Wrong("GroupsCheck");

        Assert.Equal(
            """
            Missing: CREATE ROLE "AWSIDC:new"
            Missing: CREATE ROLE "AWSIDC:newer"
            Missing: GRANT ROLE quote_dashboard TO ROLE "AWSIDC:new"
            Missing: GRANT ROLE quote_dashboard TO ROLE "AWSIDC:newer"
            """,
            missing);
        foreach (var line in missing.Split('\n'))
        {
            await stack.Warehouse.QueryAsync("admin", line["Missing: ".Length..]);
        }

        var found = (await FindAsync("AWSIDC:NEW,AWSIDC:newer")).Checks["GroupsCheck"];
        Assert.Equal("right", found.Verdict);
        Assert.StartsWith("AWSIDC:NEW, AWSIDC:newer. Only a click shows", found.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_namespace_without_an_identity_provider_is_wrong() => Assert.StartsWith(
        "Missing: CREATE IDENTITY PROVIDER … TYPE AWSIDC NAMESPACE 'other' …, or it is disabled\nMissing: CREATE ROLE",
        (await FindAsync("other:sales")).Wrong("GroupsCheck"),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_stage_without_groups_is_right() =>
        Assert.Equal("right", (await FindAsync(null)).Checks["GroupsCheck"].Verdict);

    [Fact]
    public async Task Who_is_no_superuser_cannot_tell()
    {
        var found = await Verification.RunAsync(stack.Demo, ("db-user", "alice"), ("second-db-user", null), ("groups", "AWSIDC:unseen"));
        Assert.Equal(("unchecked", "You do not see all roles"), (found.Checks["GroupsCheck"].Verdict, found.Checks["GroupsCheck"].Seen));
    }

    private Task<Found> FindAsync(string? groups) => Verification.RunAsync(stack.Demo, ("groups", groups));
}
