using Npgsql;
using NpgsqlTypes;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>The external calls of one statement: those that the last pass requested, and all answers so far.</summary>
internal sealed class ExternalCalls : IDisposable
{
    // The code of the message that an external function raises (ExternalFunctionDefinition).
    private const string CallState = "RSEXT";

    /// <summary>Makes a function send every call by itself (<see cref="SendSinglyAsync"/>).</summary>
    public const string Singly = "singly";

    private const string Setting = "pg_catalog.concat('redshift.c', pg_catalog.md5($1))";

    private readonly NpgsqlConnection _connection;
    private readonly string _secret;
    private readonly Dictionary<string, Dictionary<string, string?>> _answers = new(StringComparer.Ordinal);
    private readonly List<string> _rows = [];
    private string? _detail;

    public ExternalCalls(NpgsqlConnection connection, string secret)
    {
        _connection = connection;
        _secret = secret;
        _connection.Notice += Collect;
    }

    public bool HasUnanswered => _rows.Count > 0;

    public void Dispose() => _connection.Notice -= Collect;

    /// <summary>Reads the calls that wait for a message when a pass has ended.</summary>
    public async Task ReadWaitingAsync(CancellationToken cancellationToken)
    {
        var calls = await ExecuteAsync($"SELECT pg_catalog.current_setting({Setting}, true)", cancellationToken);
        Add((string)calls!);
    }

    /// <summary>To be called when a pass has failed: PostgreSQL forgets the calls that wait for a message then.</summary>
    public Task SendSinglyAsync(CancellationToken cancellationToken) =>
        ExecuteAsync($"SELECT pg_catalog.set_config({Setting}, '{Singly}', true)", cancellationToken);

    /// <summary>Invokes the Lambda function for the rows of the last pass, and gives all answers to the next pass.</summary>
    public async Task AnswerAsync(ExternalCaller caller, string user, long queryId, CancellationToken cancellationToken)
    {
        var registration = _detail![_secret.Length..];
        var rows = _rows.ToArray();
        Forget();
        var answers = await caller.CallAsync(registration, rows, user, queryId, cancellationToken);
        var known = _answers.TryGetValue(registration, out var existing)
            ? existing
            : _answers[registration] = new Dictionary<string, string?>(rows.Length, StringComparer.Ordinal);
        for (var i = 0; i < rows.Length; i++)
        {
            known[rows[i]] = answers[i];
        }

        foreach (var (function, all) in _answers)
        {
            await using var command = new NpgsqlCommand("SELECT redshift.remember_answers($1, $2, $3, $4)", _connection);
            command.Parameters.Add(new NpgsqlParameter { Value = _secret });
            command.Parameters.Add(new NpgsqlParameter { Value = function });
            command.Parameters.Add(Texts(all.Keys));
            command.Parameters.Add(Texts(all.Values));
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await _connection.ExecuteAsync("DISCARD PLANS", cancellationToken);
    }

    /// <summary>Removes the answers, which are for one statement only.</summary>
    public Task RemoveAnswersAsync(CancellationToken cancellationToken) => _answers.Count > 0
        ? _connection.ExecuteAsync("SELECT redshift.forget_answers(); DISCARD PLANS", cancellationToken)
        : Task.CompletedTask;

    /// <summary>Clears the requests before a pass.</summary>
    public void Forget()
    {
        _rows.Clear();
        _detail = null;
    }

    private async Task<object?> ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        command.Parameters.Add(new NpgsqlParameter { Value = _detail });
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    // JSON has no line breaks inside.
    private void Add(string calls) =>
        _rows.AddRange(calls.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static line => line != Singly));

    private static NpgsqlParameter Texts(IEnumerable<string?> texts) =>
        new() { Value = texts.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private void Collect(object sender, NpgsqlNoticeEventArgs e)
    {
        if (e.Notice.SqlState != CallState || e.Notice.Detail?.StartsWith(_secret, StringComparison.Ordinal) != true)
        {
            return;
        }

        // One function a pass: in f(g(x)) the first pass knows only g's arguments, and would call f with g's NULL.
        _detail ??= e.Notice.Detail;
        if (e.Notice.Detail == _detail)
        {
            Add(e.Notice.MessageText);
        }
    }
}
