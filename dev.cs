#!/usr/bin/env -S dotnet run
#:property PublishAot=false
#:property AllowUnsafeBlocks=true
#:property RunAnalyzers=false

// The developer's one command: finds out which packages the feed has, installs what is needed, builds, and runs.

using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

var root = (string?)AppContext.GetData("EntryPointFileDirectoryPath") ?? Environment.CurrentDirectory;
var options = args.Skip(1).ToArray();
// Its own npm packages: a browser, and the judge of accessibility.
const string BrowserTests = "tests/Browser.Tests";
try
{
    return args.FirstOrDefault() switch
    {
        "demo" => Demo(["demo", .. options]),
        "sql" => Sql(options),
        "invoke" => Demo(["invoke", .. options]),
        "test" => Test(options),
        "bench" => Bench(),
        "publish" => Publish(),
        "check" => Check(),
        "screenshots" => Screenshots(),
        _ => Help(),
    };
}
catch (DevException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

int Help()
{
    Console.WriteLine(
        """
        dotnet run dev.cs <command>

          demo [--port 8080] [--data DIR]   the whole system on this machine; DIR keeps its data
          test [NAME]                       every test, or those of the test projects with NAME in their name
          bench                             the digest function's speed, beside the reference's and others'
          publish                           the functions as Lambda runs them, and the CDK app: what cdk.json builds with
          check                             every configuration's template, by cdk-nag and by CloudFormation's schema
          screenshots                       docs/images: every page and the dashboard, in a real browser
          sql [--base-url URL] [...]        the warehouse's SQL for given names; --help lists them
          invoke FUNCTION EVENT             one function with one event of events/, against a fresh warehouse
        """);
    return args is [] or ["help"] or ["--help"] or ["-h"] ? 0 : 1;
}

int Demo(string[] arguments)
{
    InstallNodePackages();
    // To run it is not to review it: the analyzers take longer than the compiler, and test runs them.
    Build("infra/Demo/Demo.csproj", "-p:RunAnalyzers=false");
    return Run("dotnet", [Output("Demo"), .. arguments]);
}

int Sql(string[] arguments)
{
    Build("infra/Sql/Sql.csproj", "-p:RunAnalyzers=false");
    return Run("dotnet", [Output("Sql"), .. arguments]);
}

int Test(string[] names)
{
    InstallNodePackages();
    InstallNodePackages(BrowserTests);
    Build("WriteBackLambdas.sln");
    int total = 0, failed = 0, skipped = 0;
    foreach (var project in Directory.GetDirectories(Path.Combine(root, "tests"), "*.Tests").Select(path => Path.GetFileName(path)!).Order())
    {
        if (names.Length > 0 && !names.Any(name => project.Contains(name, StringComparison.OrdinalIgnoreCase)))
        {
            continue;
        }

        foreach (var setting in Settings(project))
        {
            Console.WriteLine($"{project} {setting}".TrimEnd());
            // Tests that use no vectors run once.
            string[] filter = setting.Length == 0 ? [] : ["-trait-", "Vectors=unused"];
            var (exitCode, output) = Capture("dotnet", [Output(project), "-noLogo", "-noColor", .. filter], show: true, setting);
            var summary = Regex.Match(output, @"Total: (\d+), Errors: (\d+), Failed: (\d+), Skipped: (\d+), Not Run: (\d+)");
            int Count(int group) => summary.Success ? int.Parse(summary.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;
            // Explicit tests are in the total and are not run.
            total += Count(1) - Count(5);
            failed += Math.Max(Count(2) + Count(3), exitCode == 0 ? 0 : 1);
            skipped += Count(4);
        }
    }

    Console.WriteLine($"{total - failed - skipped} passed, {failed} failed, {skipped} skipped");
    return failed == 0 && total > 0 ? 0 : 1;
}

// What is written for vectors has to give the same bytes on a processor without them: these switch off AVX-512, AVX2, and everything.
string[] Settings(string project) => project is "Signing.Tests" or "DigestFunction.Tests"
    ? ["", "DOTNET_EnableAVX512=0", "DOTNET_EnableAVX2=0", "DOTNET_EnableHWIntrinsic=0"]
    : [""];

int Publish()
{
    Build("infra/Cloud/Publish.proj", "-t:Publish", "-m");
    return 0;
}

// cdk-nag and CloudFormation's schema are npm packages, installed only here.
int Check()
{
    Publish();
    InstallNodePackages("tests/Cloud.Check");
    var templates = Run("node", [Path.Combine(root, "tests", "Cloud.Check", "check.mjs")]);
    return templates + CheckAssets();
}

// A deployment from another clone must replace no function that has not changed: what is published there has to be the same to the byte.
int CheckAssets()
{
    var clone = Directory.CreateTempSubdirectory("write-back-clone-").FullName;
    foreach (var file in Sources())
    {
        var copy = Path.Combine(clone, Path.GetRelativePath(root, file));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(file, copy);
    }

    var (exitCode, output) = Capture("dotnet", ["build", Path.Combine(clone, "infra", "Cloud", "Publish.proj"), "-t:Publish", "-m", "--nologo", "-v", "quiet", $"-p:OfflinePackages={UsesStandIns()}"]);
    if (exitCode != 0)
    {
        throw new DevException($"The build of a second clone failed:\n{output}");
    }

    var (here, there) = (Published(root), Published(clone));
    var different = here.Keys.Union(there.Keys).Where(file => !here.TryGetValue(file, out var hash) || !there.TryGetValue(file, out var other) || hash != other).ToArray();
    Console.WriteLine(different.Length == 0 ? $"assets: {here.Count} files, the same from two clones" : $"assets: not the same from two clones: {string.Join(", ", different)}");
    Directory.Delete(clone, recursive: true);
    return different.Length == 0 ? 0 : 1;
}

Dictionary<string, string> Published(string clone)
{
    var published = Path.Combine(clone, "artifacts", "lambda", "publish");
    return Files(published).ToDictionary(file => Path.GetRelativePath(published, file), file => Hash(File.ReadAllBytes(file)));
}

int Screenshots()
{
    InstallNodePackages();
    InstallNodePackages(BrowserTests);
    Build($"{BrowserTests}/Browser.Tests.csproj", "-p:RunAnalyzers=false");
    return Run("dotnet", [Output("Browser.Tests"), "-noLogo", "-noColor", "-explicit", "only"]);
}

// The first call is that of the function as it is published.
int Bench()
{
    Publish();
    Build("tests/Benchmarks/Benchmarks.csproj");
    return Run("dotnet", [Output("Benchmarks"), "--published", Path.Combine(root, "artifacts", "lambda", "publish", "DigestFunction", "release_linux-x64")]);
}

string Output(string project) => Path.Combine(root, "artifacts", "bin", project, "release", $"WriteBackLambdas.{project}.dll");

void InstallNodePackages(string folder = "")
{
    folder = Path.Combine(root, folder);
    var stamp = Path.Combine(folder, "node_modules", ".installed");
    var wanted = Hash(File.ReadAllBytes(Path.Combine(folder, "package-lock.json")));
    if (File.Exists(stamp) && File.ReadAllText(stamp) == wanted)
    {
        return;
    }

    Console.WriteLine("Installing the npm packages…");
    // On Windows npm is a script that only the shell starts. No package's own script is run.
    string[] install = ["npm", "ci", "--ignore-scripts", "--prefix", folder];
    var (exitCode, output) = OperatingSystem.IsWindows() ? Capture("cmd", ["/c", .. install]) : Capture(install[0], install[1..]);
    if (exitCode != 0)
    {
        var reason = output.Split('\n').FirstOrDefault(line => line.StartsWith("npm error", StringComparison.Ordinal) && !line.Contains("code", StringComparison.Ordinal));
        throw new DevException($"npm could not install what {Path.Combine(folder, "package.json")} names; that needs the npm registry once. {reason}".TrimEnd());
    }

    File.WriteAllText(stamp, wanted);
}

// Skips the build when no source has changed since the last one: asking MSBuild takes longer than starting the demo.
void Build(string project, params string[] properties)
{
    var offline = UsesStandIns();
    var sources = new StringBuilder($"{project} {offline}\n");
    foreach (var file in Sources().Order(StringComparer.Ordinal))
    {
        sources.Append(CultureInfo.InvariantCulture, $"{file} {File.GetLastWriteTimeUtc(file).Ticks} {new FileInfo(file).Length}\n");
    }

    var stamp = Path.Combine(root, "artifacts", $"{Path.GetFileNameWithoutExtension(project)}.built");
    var wanted = Hash(Encoding.UTF8.GetBytes(sources.ToString()));
    if (File.Exists(stamp) && File.ReadAllText(stamp) == wanted)
    {
        return;
    }

    Console.WriteLine("Building…");
    var (exitCode, output) = Capture("dotnet", ["build", project, "-c", "Release", "--nologo", "-v", "quiet", $"-p:OfflinePackages={offline}", .. properties]);
    if (exitCode != 0)
    {
        throw new DevException($"The build failed:\n{output}");
    }

    File.WriteAllText(stamp, wanted);
}

IEnumerable<string> Sources() =>
    new[] { "functions", "infra", "offline", "tests" }
        .Select(folder => Path.Combine(root, folder)).Where(Directory.Exists)
        .SelectMany(Files)
        .Concat(Directory.EnumerateFiles(root, "*.*").Where(file => Path.GetExtension(file) is ".props" or ".targets" or ".sln" or ".editorconfig" or ".json"));

IEnumerable<string> Files(string folder) =>
    Path.GetFileName(folder) == "node_modules" ? [] : Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder).SelectMany(Files));

// The environment variable OfflinePackages decides; else the feed is asked once, and its answer is kept for these package versions.
bool UsesStandIns()
{
    if (Environment.GetEnvironmentVariable("OfflinePackages") is { Length: > 0 } said)
    {
        return bool.TryParse(said, out var chosen) ? chosen : throw new DevException($"OfflinePackages is \"{said}\"; true or false is right.");
    }

    var kept = Path.Combine(root, "artifacts", "packages.txt");
    var versions = Hash(File.ReadAllBytes(Path.Combine(root, "Directory.Packages.props")));
    if (File.Exists(kept) && File.ReadAllText(kept).Split(' ') is [var keptVersions, var answer] && keptVersions == versions)
    {
        return bool.Parse(answer);
    }

    var (exitCode, output) = Capture("dotnet", ["restore", "functions/WriteBackFunction/WriteBackFunction.csproj"]);
    // NU1101: no such package; NU1102: not in this version.
    var missing = Regex.Matches(output, @"error NU110[12]: Unable to find package ([\w.]+\w)").Select(match => match.Groups[1].Value).Distinct().ToArray();
    if (exitCode != 0 && missing.Length == 0)
    {
        throw new DevException($"The packages cannot be restored:\n{output}");
    }

    Console.WriteLine(missing.Length == 0
        ? "Packages: the real ones, from your feed."
        : $"Packages: your feed lacks {string.Join(", ", missing)}; building with the stand-ins of offline/.");
    Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
    File.WriteAllText(kept, $"{versions} {missing.Length > 0}");
    return missing.Length > 0;
}

(int ExitCode, string Output) Capture(string program, string[] arguments, bool show = false, string setting = "")
{
    using var process = Start(program, arguments, start =>
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        if (setting.Split('=') is [var name, var value])
        {
            start.Environment[name] = value;
        }
    });
    var output = new StringBuilder();
    void Collect(object _, DataReceivedEventArgs line)
    {
        if (line.Data is null)
        {
            return;
        }

        lock (output)
        {
            output.Append(line.Data).Append('\n');
            if (show)
            {
                Console.WriteLine(line.Data);
            }
        }
    }

    process.OutputDataReceived += Collect;
    process.ErrorDataReceived += Collect;
    process.BeginOutputReadLine();
    process.BeginErrorReadLine();
    process.WaitForExit();
    return (process.ExitCode, output.ToString());
}

// The program ends when its standard input does: on a signal, and when this process or the one that started it is gone, however it went.
int Run(string program, string[] arguments)
{
    using var process = Start(program, arguments, start => start.RedirectStandardInput = true);
    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        process.StandardInput.Close();
    }

    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
    var parent = Native.Parent();
    while (!process.WaitForExit(TimeSpan.FromMilliseconds(500)))
    {
        if (Native.Parent() != parent)
        {
            process.StandardInput.Close();
        }
    }

    return process.ExitCode;
}

Process Start(string program, string[] arguments, Action<ProcessStartInfo> configure)
{
    var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = root };
    configure(start);
    try
    {
        return Process.Start(start)!;
    }
    catch (System.ComponentModel.Win32Exception)
    {
        throw new DevException($"{program} was not found on the PATH; {(program == "npm" ? "install Node.js 22 or later, which brings it" : "install it")}.");
    }
}

static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));

/// <summary>Something the developer can mend; the message says what.</summary>
internal sealed class DevException(string message) : Exception(message);

internal static partial class Native
{
    /// <summary>The process that started this one; 0 where there is no such call.</summary>
    public static int Parent() => OperatingSystem.IsWindows() ? 0 : GetParentProcessId();

    [LibraryImport("libc", EntryPoint = "getppid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetParentProcessId();
}
