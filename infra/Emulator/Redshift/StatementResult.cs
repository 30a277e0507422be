namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>What one statement did.</summary>
/// <param name="Columns">Empty when the statement has no result set.</param>
/// <param name="Rows">Values are string, long, double, bool or null.</param>
/// <param name="RowCount">Rows returned or affected; -1 where there is no such number.</param>
/// <param name="Duration">How long it took, its external calls included.</param>
public sealed record StatementResult(
    IReadOnlyList<ResultColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, long RowCount, TimeSpan Duration)
{
    public bool HasResultSet => Columns.Count > 0;
}

/// <summary>A column of a result.</summary>
/// <param name="Name">Its label.</param>
/// <param name="TypeName">Its type as Redshift's driver names it, such as varchar, int4, timestamp.</param>
public sealed record ResultColumn(string Name, string TypeName);
