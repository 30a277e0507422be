using System.Security.Cryptography;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>The external calls of one statement: those that the last pass requested, and all answers so far.</summary>
internal sealed class ExternalCalls : IDisposable
{
    // The code of the message that redshift.external_call raises (Setup.sql).
    private const string CallState = "RSEXT";

    private readonly NpgsqlConnection _connection;
    private readonly string _secret;
    private readonly List<byte[]> _answeredCalls = [];
    private readonly List<string?> _answers = [];
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

    /// <summary>Invokes the Lambda function for the rows of the last pass, and gives all answers to the next pass.</summary>
    public async Task AnswerAsync(ExternalCaller caller, string user, long queryId, CancellationToken cancellationToken)
    {
        var registration = _detail![_secret.Length..];
        var rows = _rows.ToArray();
        Forget();
        var answers = await caller.CallAsync(registration, rows, user, queryId, cancellationToken);
        for (var i = 0; i < rows.Length; i++)
        {
            _answeredCalls.Add(SHA256.HashData(Encoding.UTF8.GetBytes(registration + rows[i])));
            _answers.Add(answers[i]);
        }

        await using var command = new NpgsqlCommand("SELECT redshift.remember_answers($1, $2, $3)", _connection);
        command.Parameters.Add(new NpgsqlParameter { Value = _secret });
        command.Parameters.Add(
            new NpgsqlParameter { Value = _answeredCalls.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        command.Parameters.Add(new NpgsqlParameter { Value = _answers.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Clears the requests before a pass.</summary>
    public void Forget()
    {
        _rows.Clear();
        _detail = null;
    }

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
            _rows.Add(e.Notice.MessageText);
        }
    }
}
