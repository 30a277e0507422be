namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>A column of a result.</summary>
/// <param name="Name">Its label.</param>
/// <param name="TypeName">Its type as Redshift's driver names it, such as varchar, int4, timestamp.</param>
public sealed record ResultColumn(string Name, string TypeName);
