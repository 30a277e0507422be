using System.Runtime.InteropServices;

namespace WriteBackLambdas.Emulator.Postgres;

/// <summary>Finds the npm package that holds PostgreSQL for this machine.</summary>
public static class PostgresPackage
{
    public static string Find(string nodeModules)
    {
        var directory = Path.Combine(nodeModules, "@embedded-postgres", $"{Os()}-{Architecture()}");
        return Directory.Exists(Path.Combine(directory, "native", "bin"))
            ? directory
            : throw new PostgresStartException($"PostgreSQL is not installed in {directory}: run `npm ci` in the repository's root.");
    }

    private static string Os() =>
        OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";

    private static string Architecture() =>
        RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64";
}
