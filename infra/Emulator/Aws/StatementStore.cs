namespace WriteBackLambdas.Emulator.Aws;

/// <summary>The statements of the last day, and the tokens that make requests idempotent for eight hours.</summary>
internal sealed class StatementStore(TimeProvider time)
{
    // Results stay in memory here; the service keeps any number of them for a day.
    private const int Capacity = 2000;

    private static readonly TimeSpan StatementLife = TimeSpan.FromHours(24);
    private static readonly TimeSpan TokenLife = TimeSpan.FromHours(8);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);
    private readonly Queue<Statement> _byAge = new();
    private readonly Dictionary<string, (string Request, Statement Statement)> _tokens = new(StringComparer.Ordinal);

    /// <summary>Adds a statement, or returns the one that an earlier request with the same token started.</summary>
    public Statement GetOrAdd(string body, Statement statement, out bool isNew)
    {
        lock (_lock)
        {
            Prune();
            isNew = true;
            if (statement.Request.ClientToken is { } token)
            {
                var key = $"{statement.User}\n{token}";
                if (_tokens.TryGetValue(key, out var known) && known.Statement.Created + TokenLife > time.GetUtcNow())
                {
                    isNew = false;
                    return known.Request == body
                        ? known.Statement
                        : throw AwsException.Validation("The ClientToken was used for another request within the last 8 hours.");
                }

                _tokens[key] = (body, statement);
            }

            _statements.Add(statement.Id, statement);
            _byAge.Enqueue(statement);
            return statement;
        }
    }

    /// <summary>Forgets a statement that did not start, so that its token can be used again.</summary>
    public void Remove(Statement statement)
    {
        lock (_lock)
        {
            _statements.Remove(statement.Id);
            _tokens.Remove($"{statement.User}\n{statement.Request.ClientToken}");
        }
    }

    public Statement? Find(string id)
    {
        lock (_lock)
        {
            return _statements.GetValueOrDefault(id);
        }
    }

    public int CountActive()
    {
        lock (_lock)
        {
            return _statements.Values.Count(static statement => !statement.IsOver);
        }
    }

    private void Prune()
    {
        while (_byAge.TryPeek(out var oldest) && oldest.IsOver
            && (_byAge.Count >= Capacity || oldest.Created + StatementLife < time.GetUtcNow()))
        {
            _byAge.Dequeue();
            Remove(oldest);
        }
    }
}
