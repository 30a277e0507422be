using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>
/// Redshift's cache of results, which serves one user's result to another with the same text: docs.aws.amazon.com
/// c_challenges_achieving_high_performance_queries.html, "Result caching". What AWS does not name as a reason to run a query again,
/// such as SYSDATE and CURRENT_USER, does not prevent it here.
/// </summary>
internal sealed partial class ResultCache
{
    private const int Capacity = 500;

    private readonly ConcurrentDictionary<string, StatementResult> _results = new(StringComparer.Ordinal);
    private long _version;

    /// <summary>
    /// The key of a query on unchanged tables, or null when its result must not be cached. Planning it as this user also checks that the
    /// user may read what it reads.
    /// </summary>
    public async Task<string?> KeyAsync(
        NpgsqlConnection connection, string sql, IReadOnlyList<NpgsqlParameter> parameters, CancellationToken cancellationToken)
    {
        var version = Interlocked.Read(ref _version);
        var plan = await StatementReader.RunAsync(connection, $"EXPLAIN (VERBOSE, COSTS OFF) {sql}", parameters, cancellationToken);
        var text = string.Join('\n', plan.Rows.Select(static row => row[0]));
        if (!Table().IsMatch(text) || SystemOrTemporary().IsMatch(text) || Clock().IsMatch(text))
        {
            return null;
        }

        await using var command = new NpgsqlCommand(
            """
            SELECT pg_catalog.concat_ws(',', pg_catalog.current_setting('timezone'), pg_catalog.current_setting('search_path'))
            WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE proname = ANY ($1) AND provolatile = 'v')
            """,
            connection);
        var functions = Call().Matches(text).Select(static match => match.Groups["Name"].Value).Distinct().ToArray();
        command.Parameters.Add(new NpgsqlParameter { Value = functions, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        var settings = (string?)await command.ExecuteScalarAsync(cancellationToken);
        return settings is null ? null : string.Join('\n', [version, settings, sql, .. parameters.Select(static one => one.Value)]);
    }

    public StatementResult? Find(string key) => _results.GetValueOrDefault(key);

    public void Add(string key, StatementResult result)
    {
        if (_results.Count >= Capacity)
        {
            _results.Clear();
        }

        _results[key] = result;
    }

    /// <summary>Forgets everything: a table may have changed. A query that is running adds its result under the old version.</summary>
    public void Invalidate()
    {
        Interlocked.Increment(ref _version);
        _results.Clear();
    }

    // A query that reads no table runs on Redshift's leader node alone.
    [GeneratedRegex(@"\bScan\b.* on ")]
    private static partial Regex Table();

    [GeneratedRegex(@" on (?:pg_catalog|information_schema|redshift|pg_temp\w*)\.")]
    private static partial Regex SystemOrTemporary();

    // GETDATE() in PostgreSQL, where it is not volatile.
    [GeneratedRegex(@"'redshift\.statement_start'|\bgetdate\(\)")]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?<Name>\w+)""?\(")]
    private static partial Regex Call();
}
