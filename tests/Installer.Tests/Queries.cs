using WriteBackLambdas.Emulator.Redshift;

[assembly: AssemblyFixture(typeof(Stack))]
[assembly: AssemblyFixture(typeof(AuroraStack))]

namespace WriteBackLambdas.Installer.Tests;

/// <summary>Queries by the administrator and by other users of the warehouse that all tests share.</summary>
internal static class Queries
{
    public static Task<IReadOnlyList<IReadOnlyList<object?>>> QueryAsync(this Stack stack, string sql) =>
        stack.QueryAsync(RedshiftDatabase.Admin, sql);

    public static Task<IReadOnlyList<IReadOnlyList<object?>>> QueryAsync(this Stack stack, string user, string sql) =>
        stack.Warehouse.QueryAsync(user, sql);

    public static async Task<long> CountAsync(this Stack stack, string from) =>
        (long)(await stack.QueryAsync($"SELECT COUNT(*) FROM {from}"))[0][0]!;

    /// <summary>The id of the last activity in the warehouse.</summary>
    public static long Mark(this Stack stack) => stack.Demo.Activities.Since(0) is [.., var last] ? last.Id : 0;
}
