using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Installer;

/// <summary>An unusable event, with every fault in the message, or a failure whose reason is shortened for CloudFormation.</summary>
public sealed class InstallerException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>
    /// CloudFormation accepts 4,096 bytes, to which the framework adds lines of its own. It would ignore a longer response, and the
    /// deployment would wait for its timeout.
    /// </summary>
    internal const int MaxReasonLength = 1000;

    internal InstallerException(IEnumerable<string> faults)
        : this(FaultList.Format("The custom resource's properties are not valid:", faults))
    {
    }

    internal static InstallerException Shortened(Exception cause) =>
        new($"{cause.Message[..MaxReasonLength]}… The function's log has the whole message.", cause);
}
