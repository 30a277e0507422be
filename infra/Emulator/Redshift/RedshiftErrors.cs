using Npgsql;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>Writes PostgreSQL's errors as Redshift does.</summary>
internal static class RedshiftErrors
{
    public static string MessageOf(PostgresException exception) => exception.SqlState switch
    {
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected =>
            $"ERROR: 1023 DETAIL: Serializable isolation violation on table - {exception.TableName ?? "unknown"}: {exception.MessageText}",
        PostgresErrorCodes.CheckViolation when ColumnDdl.LengthOf(exception.ConstraintName) is { } length =>
            $"ERROR: value too long for type character varying({length})",
        PostgresErrorCodes.DiskFull => $"ERROR: Disk Full DETAIL: error: Disk Full code: 1016 context: {exception.MessageText}",
        _ => $"ERROR: {exception.MessageText}",
    };
}
