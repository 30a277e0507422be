namespace WriteBackLambdas.Installer.Tests;

/// <summary>What the database's own catalogue lists.</summary>
internal sealed class Catalog(Stack stack)
{
    /// <summary>The tables and views of a schema, by name.</summary>
    public async Task<IReadOnlyList<string>> RelationsAsync(string schema) => [.. (await stack.QueryAsync(
        $"SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = '{schema}' ORDER BY relname")).Select(row => (string)row[0]!)];

    /// <summary>The functions and procedures of a schema, by name.</summary>
    public async Task<IReadOnlyList<string>> FunctionsAsync(string schema) => [.. (await stack.QueryAsync(
        $"SELECT proname || '/' || pronargs FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = '{schema}' ORDER BY proname"))
        .Select(row => (string)row[0]!)];
}
