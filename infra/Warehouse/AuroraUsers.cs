namespace WriteBackLambdas.Warehouse;

/// <summary>The users in Aurora: one records quotes, and with the other Redshift reads them.</summary>
public sealed record AuroraUsers(AuroraLogin Writer, AuroraLogin Reader);
