using WriteBackLambdas.Verify.Checks;

namespace WriteBackLambdas.Verify;

/// <summary>A check and what it found.</summary>
internal sealed record AnsweredCheck(ICheck Check, CheckResult Result);

/// <summary>Makes the checks one after another, so that what one of them writes is not in another's way.</summary>
internal static class Verifier
{
    public const string DataApiAdvice = "Check the credentials, the region, the warehouse's name, the database's name and its user, "
        + "your rights to use the Data API, and whether its host can be reached from here.";

    public static IReadOnlyList<ICheck> Checks { get; } =
    [
        new WarehouseCheck(),
        new TimeZoneCheck(),
        new IsolationCheck(),
        new ColumnsCheck(),
        new LockRowCheck(),
        new ViewersCheck(),
        new RoutinesCheck(),
        new SearchPathCheck(),
        new ViewsCheck(),
        new GrantsCheck(),
        new GroupsCheck(),
        new SurplusGrantsCheck(),
        new SigningCheck(),
        new NullsCheck(),
        new ManyRowsCheck(),
        new FreshLinksCheck(),
        new LinkTimeCheck(),
        new OtherZoneCheck(),
        new ViewerCheck(),
        new LinkLengthCheck(),
        new BatchCheck(),
        new TlsCheck(),
        new SecurityHeadersCheck(),
        new GatewayErrorCheck(),
        new PersonCheck(),
        new ProviderCheck(),
        new ReadOnlyRequestsCheck(),
        new FirewallCheck(),
        new RecordingCheck(),
        new ReplayCheck(),
        new ForgeryCheck(),
        new HistoryCheck(),
        new CopyCheck(),
        new ActionLinkCheck(),
    ];

    public static async IAsyncEnumerable<AnsweredCheck> RunAsync(
        Deployment deployment, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var check in Checks)
        {
            yield return new AnsweredCheck(check, await RunAsync(check, deployment, cancellationToken));
        }
    }

    /// <summary>What cannot be asked is neither right nor wrong.</summary>
    private static async Task<CheckResult> RunAsync(ICheck check, Deployment deployment, CancellationToken cancellationToken)
    {
        try
        {
            return await check.RunAsync(deployment, cancellationToken);
        }
        catch (UnsignedException exception)
        {
            return CheckResult.Unchecked($"The warehouse did not sign the link: {exception.Message}", "First fix what signing needs.");
        }
        catch (StatementException exception)
        {
            return CheckResult.Failed(exception, "Deploy again.");
        }
        catch (NoAnswerException exception)
        {
            return CheckResult.Unchecked(exception.Message, exception.InnerException is null ? null : DataApiAdvice);
        }
        catch (HttpRequestException exception)
        {
            return CheckResult.Unchecked(
                exception.Message, $"Run verify where {deployment.Api.Address.Host} can be reached; a private API needs its VPC.");
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return CheckResult.Unchecked(exception.Message, $"See why {deployment.Api.Address.Host} is slow, and run verify again.");
        }
    }
}
