namespace WriteBackLambdas.Emulator.Tests;

public sealed class ViewTests(TestEmulator emulator)
{
    [Fact]
    public async Task Functions_in_a_view_see_who_queries_it()
    {
        var (view, user) = (TestEmulator.Unique("v"), "IAMR:" + TestEmulator.Unique("u"));
        await emulator.RunAsync(
            $"CREATE VIEW {view} AS SELECT CURRENT_USER AS viewer",
            $"CREATE USER \"{user}\" PASSWORD DISABLE",
            $"GRANT SELECT ON {view} TO \"{user}\"");

        Assert.Equal([[user]], await emulator.RunAsAsync(user, $"SELECT viewer FROM {view}"));
        Assert.Equal("admin", await emulator.ValueAsync($"SELECT viewer FROM {view}"));
    }
}
