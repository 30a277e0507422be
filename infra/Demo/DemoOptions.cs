using WriteBackLambdas.Demo.Source;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Demo;

/// <summary>How a stack is started. Every default is the demo's.</summary>
public sealed record DemoOptions
{
    /// <summary>Where npm installed PostgreSQL.</summary>
    public required string NodeModules { get; init; }

    /// <summary>The dashboard's and the API's port, the AWS endpoints on the next one; 0 for two free ones.</summary>
    public int Port { get; init; }

    /// <summary>Where the data is kept; null for a directory that is deleted when the stack stops.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The default definition first.</summary>
    public IReadOnlyList<QuoteDefinition> Definitions { get; init; } = [QuoteDefinition.Embedded];

    /// <summary>The rows of source tables by the definition's name; the sample's or generated ones for a table without any.</summary>
    public IReadOnlyDictionary<string, SourceRows> Rows { get; init; } = new Dictionary<string, SourceRows>();

    /// <summary>The functions' clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The signing key of a new stack; null for a random one.</summary>
    public string? SigningKey { get; init; }

    /// <summary>Where quotes are recorded.</summary>
    public QuoteStore Store { get; init; }

    /// <summary>Whether people sign in at a local provider, on the port after that of the AWS endpoints.</summary>
    public bool SignIn { get; init; }

    /// <summary>The viewer of a person's links; null if any person may use any link.</summary>
    public string? SignInViewer { get; init; } = "{sub}";

    public WriteMode WriteMode { get; init; }

    public TimeSpan LinkLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The write-back function's timeout.</summary>
    public TimeSpan FunctionTimeout { get; init; } = WriteBackFunction.Function.Timeout;

    /// <summary>What the warehouse adds to the time of requests once the stack has started.</summary>
    public DatabaseDelays Delays { get; init; } = new();

    /// <summary>Where the functions' logs go.</summary>
    public TextWriter Log { get; init; } = TextWriter.Null;
}
