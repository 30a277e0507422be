using Amazon.Lambda.Core;

namespace WriteBackLambdas.Offline.Tests;

/// <summary>A logger that takes parameters, as the one of the runtime does.</summary>
internal sealed class ParameterLogger : ILambdaLogger
{
    public List<string> Lines { get; } = [];

    public void Log(string message) => Lines.Add(message);

    public void LogLine(string message) => Lines.Add(message);

    public void Log(string level, string message, params object[] args) => Lines.Add($"{level}: {message} ({string.Join(", ", args)})");
}
