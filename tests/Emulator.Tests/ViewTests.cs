namespace WriteBackLambdas.Emulator.Tests;

public sealed class ViewTests(TestEmulator emulator)
{
    [Fact]
    public async Task A_late_binding_view_can_be_replaced_by_one_with_other_columns_under_those_that_use_it()
    {
        var (lower, upper, user) = (TestEmulator.Unique("v"), TestEmulator.Unique("v"), "IAMR:" + TestEmulator.Unique("u"));
        await emulator.RunAsync(
            $"CREATE OR REPLACE VIEW public.{lower} AS SELECT 1 AS a WITH NO SCHEMA BINDING;",
            $"CREATE OR REPLACE VIEW public.{upper} AS SELECT a FROM public.{lower} WITH NO SCHEMA BINDING",
            $"CREATE USER \"{user}\" PASSWORD DISABLE",
            $"GRANT SELECT ON {lower}, {upper} TO \"{user}\"");

        await emulator.RunAsync($"CREATE OR REPLACE VIEW public.{lower} AS SELECT 'new'::varchar AS b, 2 AS a WITH NO SCHEMA BINDING");

        Assert.Equal([["new", 2L]], await emulator.RunAsAsync(user, $"SELECT * FROM {lower}"));
        Assert.Equal([[2L]], await emulator.RunAsAsync(user, $"SELECT * FROM {upper}"));
    }

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
