using System.Diagnostics;
using System.Runtime.InteropServices;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>A Chromium on this machine and what it needs of its environment.</summary>
internal sealed record ChromiumProgram(string Path, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>The path of a Chromium, or <c>npm</c> for the package's although there is another.</summary>
    public const string Variable = "BROWSER_TESTS_CHROMIUM";

    private const string Debian = "/usr/bin/chromium";
    private const string Fonts =
        """
        <?xml version="1.0"?>
        <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
        <fontconfig>
          <dir prefix="relative">fonts</dir>
          <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
        </fontconfig>

        """;

    /// <summary>Where these tests' own npm packages are.</summary>
    public static readonly string Folder = System.IO.Path.Combine(Repository.Root, "tests", "Browser.Tests");

    private static readonly bool IsPackagePlatform = OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64;

    /// <summary>The installed one, else the npm package's; null where neither runs.</summary>
    public static async Task<ChromiumProgram?> FindAsync() => System.Environment.GetEnvironmentVariable(Variable) switch
    {
        "npm" => await UnpackAsync(),
        { Length: > 0 } path => new ChromiumProgram(path, Nothing),
        _ when File.Exists(Debian) => new ChromiumProgram(Debian, Nothing),
        _ when IsPackagePlatform => await UnpackAsync(),
        _ => null,
    };

    /// <summary>The npm package's is a headless shell, which has no prerendering.</summary>
    public bool IsShell => Environment.Count > 0;

    private static Dictionary<string, string> Nothing => [];

    /// <summary>Once for every installation of the package.</summary>
    private static async Task<ChromiumProgram> UnpackAsync()
    {
        var folder = System.IO.Path.Combine(Folder, "node_modules", ".chromium");
        if (!Directory.Exists(folder))
        {
            // An interrupted run leaves nothing incomplete under the final name.
            var unpacking = Directory.CreateDirectory($"{folder}-{System.Environment.ProcessId}").FullName;
            await UnpackAsync(unpacking);
            await File.WriteAllTextAsync(System.IO.Path.Combine(unpacking, "fonts.conf"), Fonts);
            Directory.Move(unpacking, folder);
        }

        return new ChromiumProgram(System.IO.Path.Combine(folder, "chromium"), new Dictionary<string, string>
        {
            ["LD_LIBRARY_PATH"] = System.IO.Path.Combine(folder, "al2023", "lib"),
            ["FONTCONFIG_FILE"] = System.IO.Path.Combine(folder, "fonts.conf"),
        });
    }

    /// <summary>The package unpacks into the temporary directory, and adds its libraries only in an environment like Lambda's.</summary>
    private static async Task UnpackAsync(string folder)
    {
        var start = new ProcessStartInfo("node", ["unpack.mjs"]) { WorkingDirectory = Folder, RedirectStandardError = true };
        start.Environment["TMPDIR"] = folder;
        start.Environment["AWS_EXECUTION_ENV"] = "AWS_Lambda_nodejs22.x";
        using var node = Process.Start(start)!;
        var errors = await node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        if (node.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"The npm package's Chromium cannot be unpacked; dotnet run dev.cs test installs it.\n{errors}");
        }
    }
}
