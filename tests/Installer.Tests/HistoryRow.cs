namespace WriteBackLambdas.Installer.Tests;

/// <summary>A quote in a history.</summary>
internal static class HistoryRow
{
    /// <summary>Adds one; answers how many there are.</summary>
    public static async Task<long> AddAsync(Stack stack, string schema)
    {
        await stack.QueryAsync(
            $"""
            INSERT INTO {schema}.tbquote (quote_id, revision, status, combination, cust, requested_by, issued_at, recorded_at, digest)
            VALUES ('{Guid.NewGuid()}', 1, 'generated', 'c', 'a quote', 'alice', SYSDATE, SYSDATE, 'd')
            """);
        return await stack.CountAsync($"{schema}.tbquote");
    }
}
