using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.EndToEnd.Tests.SignIn;

/// <summary>
/// Readers who share one database user, in samples/discount-approval.json: only people who sign in can be told apart, and somebody else
/// must approve.
/// </summary>
[Collection(typeof(SignInTestGroup))]
public sealed class PeopleTests(SignInStack stack)
{
    private const string Schema = "people";

    private static readonly QuoteDefinition Definition = QuoteDefinition.Load(
        File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "discount-approval.json"))) with { Schema = Schema };

    [Fact]
    public async Task Another_person_approves_with_a_link_of_the_same_database_user()
    {
        await InstallAsync();

        Assert.Equal(200, await PostAsync(await LinkAsync("quote_gen_vw", "quote_link"), "alice"));
        var approve = await LinkAsync("quote_current_vw", "approve_link");
        Assert.Equal(403, await PostAsync(approve, "alice"));
        Assert.Equal(200, await PostAsync(approve, "bob"));

        Assert.Equal(
            [["requested", "alice", "alice"], ["approved", "alice", "bob"]],
            await stack.Warehouse.QueryAsync(
                "admin", $"SELECT status, requested_by, recorded_by FROM {Schema}.discount_history ORDER BY revision"));
    }

    private async Task InstallAsync()
    {
        await stack.Warehouse.QueryAsync("admin", $"CREATE SCHEMA {Schema}");
        await stack.Warehouse.QueryAsync(
            "admin", $"CREATE TABLE {Schema}.open_orders (order_no INTEGER, customer VARCHAR(80), amount DECIMAL(12,2))");
        await stack.Warehouse.QueryAsync("admin", $"INSERT INTO {Schema}.open_orders VALUES (1, 'Acme', 1200)");
        await stack.Warehouse.InstallAsync(Definition, peopleShareUsers: true);
    }

    private async Task<string> LinkAsync(string view, string column) =>
        (string)(await stack.Warehouse.QueryAsync("alice", $"SELECT {column} FROM {Schema}.{view}"))[0][0]!;

    private async Task<int> PostAsync(string link, string person)
    {
        var settings = stack.Demo.Settings with { SignIn = stack.Demo.Settings.SignIn! with { Viewer = null } };
        var answer = await new FunctionClient(stack.Demo, definition: Definition, settings: settings).SendAsync(
            "POST",
            link,
            "discount=12.5&reason=volume",
            ("Accept", "application/json"),
            ("Authorization", $"Bearer {TestTokens.Of(stack.Provider, person)}"));
        return answer.StatusCode;
    }
}
