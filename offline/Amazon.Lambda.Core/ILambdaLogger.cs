namespace Amazon.Lambda.Core;

/// <summary>A function's log. Every default method ends in Log or LogLine unless a logger implements more.</summary>
public interface ILambdaLogger
{
    void Log(string message);

    void LogLine(string message);

    // The package's default calls itself until the stack overflows, which ends the process. This one says what is missing.
    void Log(string level, string message, params object[] args) =>
        throw new NotSupportedException("A logger must implement Log(string, string, params object[]).");

    void Log(string level, Exception exception, string message, params object[] args)
    {
        Log(level, message, args);
        Log(level, exception.ToString(), args);
    }

    void LogInformation(string message, params object[] args) => Log("Information", message, args);

    void LogWarning(string message, params object[] args) => Log("Warning", message, args);

    void LogError(string message, params object[] args) => Log("Error", message, args);

    void LogError(Exception exception, string message, params object[] args) => Log("Error", exception, message, args);
}
