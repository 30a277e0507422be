namespace WriteBackLambdas.Emulator.Aws;

/// <summary>The sessions of the Data API that are open.</summary>
internal sealed class DataSessions
{
    // docs.aws.amazon.com/redshift/latest/mgmt/data-api.html: the quota of a workgroup or cluster.
    private const int MostSessions = 500;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, DataSession> _sessions = new(StringComparer.Ordinal);

    /// <summary>An open session of a caller.</summary>
    public DataSession Find(string id, string accessKey)
    {
        lock (_lock)
        {
            Prune();
            return _sessions.GetValueOrDefault(id) is { } session && session.AccessKey == accessKey
                ? session
                : throw DataSession.Ended(id);
        }
    }

    /// <summary>Takes an open or a new session for a statement; null is for none.</summary>
    public void Take(DataSession? session, int? keepAliveSeconds)
    {
        if (session is null)
        {
            return;
        }

        lock (_lock)
        {
            Prune();
            if (!_sessions.ContainsKey(session.Id) && _sessions.Count >= MostSessions)
            {
                throw new AwsException(
                    "ActiveSessionsExceededException", 400, $"Active sessions exceeded the allowed quota ({MostSessions}).");
            }

            session.Take(keepAliveSeconds);
            _sessions[session.Id] = session;
        }
    }

    private void Prune()
    {
        foreach (var session in _sessions.Values.Where(static session => session.IsOver).ToArray())
        {
            _sessions.Remove(session.Id);
            _ = session.CloseAsync();
        }
    }
}
