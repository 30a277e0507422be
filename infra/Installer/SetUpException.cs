namespace WriteBackLambdas.Installer;

/// <summary>An event that cannot be used, or a reason that CloudFormation would not take: the message lists every fault.</summary>
public sealed class SetUpException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>CloudFormation takes 4,096 bytes, and whoever answers it adds the framework's own lines; with more the deployment would wait for its timeout.</summary>
    internal const int LongestReason = 1000;

    internal SetUpException(IReadOnlyList<string> faults)
        : this("The custom resource's properties are not right:" + string.Concat(faults.Select(fault => "\n- " + fault)))
    {
    }

    internal static SetUpException Shortened(Exception cause) =>
        new($"{cause.Message[..LongestReason]}… The function's log has the rest.", cause);
}
