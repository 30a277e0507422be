using WriteBackLambdas.DataApi;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer;

/// <summary>What is installed in Aurora, and Redshift's script that reads it.</summary>
/// <param name="Connection">The cluster's administrator.</param>
/// <param name="Script">Aurora's script.</param>
/// <param name="External">Redshift's script with the external schema.</param>
/// <param name="Records">Whether quotes are recorded in Aurora, and not in Redshift.</param>
/// <param name="IsNew">Whether an update has Aurora, and the resource had none before.</param>
internal sealed record AuroraInstallation(
    AuroraConnection Connection, WarehouseScript Script, WarehouseScript External, bool Records, bool IsNew)
{
    /// <summary>
    /// At each moment, at most one database has the functions or procedures that record, and it has the whole history. A failure leaves
    /// none of them or one, and the next run goes on.
    /// </summary>
    /// <param name="redshift">The statements of Redshift.</param>
    public IReadOnlyList<InstallationPhase> Phases(IReadOnlyList<WarehouseStatement> redshift) => Records
        ?
        [
            .. IsNew ? [new InstallationPhase(PhasePlace.Redshift, External.StoreIsPrepared)] : (InstallationPhase[])[],
            new(PhasePlace.Aurora, Script.Preparation),
            new(PhasePlace.Redshift, redshift),
            new(PhasePlace.Redshift, External.StopRecording),
            new(PhasePlace.Move),
            new(PhasePlace.Aurora, Script.Recording),
        ]
        :
        [
            new(PhasePlace.Aurora, [.. Script.Preparation, .. Script.EndOfRecording]),
            new(PhasePlace.Redshift, External.BringBack),
            new(PhasePlace.Redshift, External.ExternalSchema),
            new(PhasePlace.Redshift, redshift),
        ];

    /// <summary>Both histories stay, and Redshift's has all.</summary>
    public IReadOnlyList<InstallationPhase> Removal =>
    [
        new(PhasePlace.Aurora, Script.EndOfRecording),
        new(PhasePlace.Redshift, External.BringBack) { NeedsAurora = true },
        new(PhasePlace.Redshift, External.Removal),
    ];
}
