using Amazon.Lambda.Core;

namespace WriteBackLambdas.Offline.Tests;

/// <summary>A logger that takes parameters, as the logger of the Lambda runtime does.</summary>
internal sealed class ParameterLogger : BareLogger, ILambdaLogger
{
    public void Log(string level, string message, params object[] args) => Lines.Add($"{level}: {message} ({string.Join(", ", args)})");
}
