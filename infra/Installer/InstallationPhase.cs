using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer;

/// <summary>Where the statements of a phase run.</summary>
internal enum PhasePlace
{
    Redshift,
    Aurora,

    /// <summary>No statements: the history moves from Redshift to Aurora.</summary>
    Move,
}

/// <summary>A part of an installation or a removal: statements that run in one database.</summary>
internal sealed record InstallationPhase(PhasePlace Place, params IReadOnlyList<WarehouseStatement> Statements)
{
    /// <summary>Whether the phase fails without Aurora, wherever it runs.</summary>
    public bool NeedsAurora { get; init; } = Place != PhasePlace.Redshift;
}
