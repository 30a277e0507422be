using System.Collections.Concurrent;
using Amazon.Lambda.Core;

namespace WriteBackLambdas.Support;

/// <summary>A logger that keeps every line, with the arguments that would stand in it.</summary>
public sealed class LogLines : ILambdaLogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public void Log(string message) => lines.Enqueue(message);

    public void LogLine(string message) => lines.Enqueue(message);

    public void Log(string level, string message, params object[] args) => lines.Enqueue($"{level}: {message} [{string.Join("|", args)}]");
}
