namespace WriteBackLambdas.Campaign;

/// <summary>What goes wrong.</summary>
public enum Fault
{
    None,

    /// <summary>The stack stops and starts again.</summary>
    Restart,

    /// <summary>Every process of PostgreSQL is killed, and the stack starts again.</summary>
    KillPostgres,

    /// <summary>One connection's process is killed, and PostgreSQL recovers by itself.</summary>
    KillBackend,

    /// <summary>Every process of PostgreSQL is stopped for a while.</summary>
    Pause,

    /// <summary>The disk is full for a while.</summary>
    FullDisk,

    /// <summary>The secret gets a new key, and the digest function uses it at once.</summary>
    Rotate,

    /// <summary>A request does not reach the Data API.</summary>
    Cut,

    /// <summary>The Data API's answer does not reach the function.</summary>
    LoseAnswer,

    /// <summary>A request, or its answer, is late.</summary>
    Delay,

    /// <summary>A request reaches the Data API twice.</summary>
    Repeat,

    /// <summary>The Data API's answer is not what it sent.</summary>
    Corrupt,
}
