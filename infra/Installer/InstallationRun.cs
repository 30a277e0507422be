using Amazon.RDSDataService;
using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;
using WriteBackLambdas.DataApi;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer;

/// <summary>Executes the phases of an installation or a removal one after another, while there is time.</summary>
internal sealed class InstallationRun(
    IAmazonRedshiftDataAPIService warehouse, IAmazonRDSDataService aurora, Installation installation, TimeProvider time)
{
    /// <summary>What the last call was waiting to do at its deadline; null when it completed.</summary>
    public string? Pending { get; private set; }

    /// <summary>Returns false when the time is up before all phases have completed; then another call goes on.</summary>
    /// <exception cref="WarehouseException">A statement failed.</exception>
    public async Task<bool> InstallAsync(string requestId, TimeSpan timeLeft)
    {
        var deadline = new Deadline(time, timeLeft);
        foreach (var (place, phase) in installation.Phases.Index())
        {
            if (!await RunAsync(phase, RunId(requestId, place), deadline))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same for the removal. What no longer exists needs none.</summary>
    /// <exception cref="WarehouseException">A statement failed.</exception>
    public async Task<bool> RemoveAsync(string requestId, TimeSpan timeLeft)
    {
        var deadline = new Deadline(time, timeLeft);
        var withoutAurora = false;
        foreach (var (place, phase) in installation.Removal.Index())
        {
            try
            {
                if (!(withoutAurora && phase.NeedsAurora) && !await RunAsync(phase, RunId(requestId, place), deadline))
                {
                    return false;
                }
            }
            catch (WarehouseException exception) when (phase.Place == PhasePlace.Aurora && IsGone(exception))
            {
                withoutAurora = true;
            }
            catch (WarehouseException exception) when (installation.IsGone(exception))
            {
                return true;
            }
        }

        return true;
    }

    public WarehouseException TimedOut(TimeSpan timeout) => WarehouseInstaller.TimedOut(timeout, Pending);

    /// <summary>Only the first one has the request's own id, with which the Data API knows what an earlier version has executed.</summary>
    private static string RunId(string requestId, int place) => place == 0 ? requestId : $"{requestId}-{place}";

    private async Task<bool> RunAsync(InstallationPhase phase, string runId, Deadline deadline)
    {
        if (phase.Place == PhasePlace.Move)
        {
            var move = new HistoryMove(
                warehouse, installation.Connection, installation.Script,
                aurora, installation.Aurora!.Connection, installation.Aurora.Script);
            var isMoved = await move.RunAsync(deadline, CancellationToken.None);
            Pending = move.Pending;
            return isMoved;
        }

        var installer = phase.Place == PhasePlace.Aurora
            ? new WarehouseInstaller(aurora, installation.Aurora!.Connection, time)
            : new WarehouseInstaller(warehouse, installation.Connection, time);
        var isComplete = await installer.RunAsync(phase.Statements, runId, deadline.Remaining, CancellationToken.None);
        Pending = installer.Pending;
        return isComplete;
    }

    /// <summary>Whether the cluster cannot be asked any longer: the model rds-data/2018-08-01.</summary>
    private static bool IsGone(WarehouseException exception) => exception.InnerException is AmazonServiceException
    {
        ErrorCode: "DatabaseNotFoundException" or "HttpEndpointNotEnabledException",
    };
}
