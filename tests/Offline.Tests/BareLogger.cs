using Amazon.Lambda.Core;

namespace WriteBackLambdas.Offline.Tests;

/// <summary>A logger that implements only the members without a default.</summary>
internal class BareLogger : ILambdaLogger
{
    public List<string> Lines { get; } = [];

    public void Log(string message) => Lines.Add(message);

    public void LogLine(string message) => Lines.Add(message);
}
