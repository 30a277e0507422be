using System.ComponentModel;
using System.Diagnostics;

namespace WriteBackLambdas.Cloud;

/// <summary>The node command, in which the CDK itself runs.</summary>
internal static class NodeProgram
{
    /// <summary>The oldest version that package.json allows.</summary>
    private const int Oldest = 20;

    /// <summary>Returns what is wrong with the command, in one line; null if it can run the CDK.</summary>
    public static async Task<string?> CheckAsync()
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", ["--version"]) { RedirectStandardOutput = true })!;
            var version = (await node.StandardOutput.ReadToEndAsync()).Trim();
            // The CDK works with versions that it does not know or that get no more updates, but prints ten lines about them.
            Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION", "1");
            Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", version.TrimStart('v').Split('.')[0]);
            return Fault(version);
        }
        catch (Win32Exception)
        {
            return $"node was not found on the PATH; the CDK needs Node.js {Oldest} or later.";
        }
    }

    /// <param name="version">What the command prints, such as v22.1.0.</param>
    public static string? Fault(string version) => Version.TryParse(version.TrimStart('v'), out var found) && found.Major >= Oldest
        ? null
        : $"node is {version}; the CDK needs Node.js {Oldest} or later.";
}
