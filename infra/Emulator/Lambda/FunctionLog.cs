using Amazon.Lambda.Core;

namespace WriteBackLambdas.Emulator.Lambda;

/// <summary>A function's log, a line a message.</summary>
public sealed class FunctionLog(string functionName, TextWriter output) : ILambdaLogger
{
    public void Log(string message) => LogLine(message);

    public void LogLine(string message) => output.WriteLine($"{functionName}: {message}");

    public void Log(string level, string message) => LogLine(message);

    public void Log(string level, string message, params object[] args) => LogLine(Filled(message, args));

    public void Log(string level, Exception exception, string message, params object[] args) =>
        LogLine($"{Filled(message, args)} {exception}");

    /// <summary>Fills {Named} holes in their order, as Lambda's own logger does.</summary>
    private static string Filled(string message, object[] args)
    {
        var parts = message.Split('{', '}');
        for (int i = 1, arg = 0; i < parts.Length && arg < args.Length; i += 2)
        {
            parts[i] = $"{args[arg++]}";
        }

        return string.Concat(parts);
    }
}
