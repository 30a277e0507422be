using Amazon.Lambda.Core;

namespace WriteBackLambdas.Offline.Tests;

/// <summary>A logger that implements only the members without a default.</summary>
internal class BareLogger : ILambdaLogger
{
    public List<string> Lines { get; } = [];

    public void Log(string message) => Lines.Add(message);

    public void LogLine(string message) => Lines.Add(message);
}

/// <summary>A logger that takes parameters, as the logger of the Lambda runtime does.</summary>
internal sealed class ParameterLogger : BareLogger, ILambdaLogger
{
    public void Log(string level, string message, params object[] args) => Lines.Add($"{level}: {message} ({string.Join(", ", args)})");
}
