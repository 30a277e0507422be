#!/usr/bin/env -S dotnet run
#:property PublishAot=false
#:property AllowUnsafeBlocks=true
#:property RunAnalyzers=false

// The developer's commands. Each finds out which packages the feed has, installs and builds what it needs, and runs it.

using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

var root = (string?)AppContext.GetData("EntryPointFileDirectoryPath") ?? Environment.CurrentDirectory;
// The browser tests have npm packages of their own: a browser, and the accessibility checker.
const string BrowserTests = "tests/Browser.Tests";
// The tests of the link format and openapi.json have an OpenAPI validator and BLAKE2b for Node.js.
const string FormatTests = "tests/Formats.Tests";

// PostgreSQL, jsii, and others leave files in the temporary folder, so the programs get one that goes when this process ends.
// PostgreSQL runs as another user when this user is root, so everyone may pass through the folder.
var temporary = new Lazy<string>(() =>
{
    var folder = Directory.CreateTempSubdirectory("write-back-").FullName;
    if (!OperatingSystem.IsWindows())
    {
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_001_001);
    }

    AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(folder);
    return folder;
});

try
{
    return args switch
    {
        ["help", "demo" or "invoke" or "sql" or "openapi" or "verify" or "audit"] => RunCommand([args[1], "--help"]),
        ["demo" or "invoke" or "sql" or "openapi" or "verify" or "audit", ..] => RunCommand(args),
        ["test", .. var names] => await TestAsync(names),
        ["bench", .. var sections] => Bench(sections),
        ["campaign", ..] => Campaign(args[1..]),
        ["publish"] => Publish(isDeployment: true),
        ["check"] => Check(),
        ["screenshots"] => Screenshots(),
        _ => Help(),
    };
}
catch (DevException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

int Help()
{
    Console.WriteLine(
        """
        dotnet run dev.cs COMMAND

          demo [--port 8080] [--data DIR]   run the whole system on this machine; DIR keeps its data
          test [NAME...]                    run all tests, or the test projects whose names contain a NAME
          bench [SECTION...]                measure all or some of: hash, handler, without-avx512, memory, growth, first-call (the digest
                                            function), clicks (from the click to the recorded quote), expired (the cost of old links)
          campaign [--minutes N] [--seed S] play random stories with faults, and check that nothing is lost, duplicated, or refused
          publish                           build the functions for Lambda, and the CDK app; cdk.json runs this
          check                             check every configuration's template with cdk-nag and CloudFormation's schema
          screenshots                       take the pictures in docs/images with a real browser
          sql [--base-url URL] [...]        print the warehouse's SQL for your names
          openapi [--definition FILE] [...] print the API's OpenAPI document, for programs
          invoke FUNCTION EVENT             run one function with an event from events/ and a new warehouse
          verify --stage NAME [...]         ask a deployed stage whether everything works, one line for each question
          audit --log FILE... [...]         compare the history with the log and name each row that was changed
          help COMMAND                      print the options of demo, invoke, sql, openapi, verify, or audit
        """);
    return args is [] or ["help" or "--help" or "-h"] ? 0 : 1;
}

int RunCommand(string[] command)
{
    var tool = command[0] switch { "sql" => "Sql", "openapi" => "OpenApi", "verify" => "Verify", "audit" => "Audit", _ => null };
    InstallNodePackages(tool is null ? [""] : []);
    // Analyzers take longer than the compiler; they run with the tests.
    Build(tool is null ? "infra/Demo/Demo.csproj" : $"infra/{tool}/{tool}.csproj", "-p:RunAnalyzers=false");
    return Run("dotnet", tool is null ? [Output("Demo"), .. command] : [Output(tool), .. command[1..]]);
}

async Task<int> TestAsync(string[] names)
{
    InstallNodePackages("", BrowserTests, FormatTests);
    // Exits in the usual way, so that the temporary folder goes too.
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Environment.Exit(130));
    var projects = Directory.GetDirectories(Path.Combine(root, "tests"), "*.Tests").Select(path => Path.GetFileName(path)!).Order()
        .Where(project => names.Length == 0 || names.Any(name => project.Contains(name, StringComparison.OrdinalIgnoreCase))).ToArray();
    foreach (var project in names.Length == 0 ? ["WriteBackLambdas.sln"] : projects.Select(project => $"tests/{project}/{project}.csproj"))
    {
        Build(project);
    }

    var runs = projects.SelectMany(project => Settings(project).Select(setting => (Project: project, Setting: setting)))
        .ToLookup(run => run.Project is not ("Browser.Tests" or "Campaign.Tests"));
    int passed = 0, failed = 0, skipped = 0;
    ValueTask RunAsync((string Project, string? Setting) run, CancellationToken cancellationToken)
    {
        var report = Path.Combine(temporary.Value, $"{Guid.NewGuid()}.xml");
        string[] arguments = [Output(run.Project), "-noLogo", "-noColor", "-result-xml", report];
        // Tests that use no vectors run only once, without a setting.
        var (exitCode, output) = run.Setting is { } name
            ? Capture("dotnet", [.. arguments, "-trait-", "Vectors=unused"], (name, "0"))
            : Capture("dotnet", arguments);
        var counts = Counts(report, exitCode);
        lock (runs)
        {
            (passed, failed, skipped) = (passed + counts.Passed, failed + counts.Failed, skipped + counts.Skipped);
            Console.WriteLine($"{run.Project} {run.Setting} (exit code {exitCode})\n{output}");
        }

        return ValueTask.CompletedTask;
    }

    // The browser tests wait for pages, and the campaign for PostgreSQL; they need the machine to themselves. The others run two at a time.
    await Parallel.ForEachAsync(runs[true], new ParallelOptions { MaxDegreeOfParallelism = 2 }, RunAsync);
    await Parallel.ForEachAsync(runs[false], new ParallelOptions { MaxDegreeOfParallelism = 1 }, RunAsync);
    Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
    return failed == 0 && passed > 0 ? 0 : 1;
}

// Code that uses vectors must give the same bytes on a processor without them. Each variable switches off some: AVX-512, AVX2, or all.
string?[] Settings(string project) => project is "Signing.Tests" or "DigestFunction.Tests"
    ? [null, "DOTNET_EnableAVX512", "DOTNET_EnableAVX2", "DOTNET_EnableHWIntrinsic"]
    : [null];

// A process that ends without a report, or with an exit code that its report does not explain, counts as one failed test.
(int Passed, int Failed, int Skipped) Counts(string report, int exitCode)
{
    if (!File.Exists(report))
    {
        return (0, 1, 0);
    }

    var assembly = XDocument.Load(report).Root!.Element("assembly")!;
    int Count(string name) => (int)assembly.Attribute(name)!;
    return (Count("passed"), Math.Max(Count("failed") + Count("errors"), exitCode == 0 ? 0 : 1), Count("skipped"));
}

// Lambda's runtime loads the signed Amazon.Lambda.Core, so a function with stand-ins fails there in its INIT phase.
int Publish(bool isDeployment = false)
{
    if (isDeployment)
    {
        RequireNode();
        // cdk.json runs this command, also for a cdk command of another version that npx fetched.
        if (!Directory.Exists(Path.Combine(root, "node_modules", "aws-cdk")))
        {
            throw new DevException("This project's cdk command is not installed; run npm ci first.");
        }
    }

    if (isDeployment && Environment.GetEnvironmentVariable("OfflinePackages") is null or "" && UsesStandIns(askAgain: true))
    {
        throw new DevException(
            "A function built with stand-ins does not start in Lambda. To publish for templates and tests only, set OfflinePackages=true.");
    }

    Build("infra/Cloud/Publish.proj", "-t:Publish");
    return 0;
}

// The oldest Node.js that package.json allows.
void RequireNode()
{
    var version = Capture("node", ["--version"]).Output.Trim();
    if (!Version.TryParse(version.TrimStart('v'), out var found) || found.Major < 20)
    {
        throw new DevException($"node is {version}; this command needs Node.js 20 or later.");
    }
}

int Check()
{
    Publish();
    InstallNodePackages("tests/Cloud.Check");
    var findings = Run("node", [Path.Combine(root, "tests", "Cloud.Check", "check.mjs")]);
    return findings + CheckAssets();
}

// A deployment from another clone must not replace functions that have not changed, so both clones have to publish the same bytes.
int CheckAssets()
{
    var clone = Path.Combine(temporary.Value, "clone");
    var files = Capture("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).Output.Split('\0');
    foreach (var file in files.Where(file => File.Exists(Path.Combine(root, file))))
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(clone, file))!);
        File.Copy(Path.Combine(root, file), Path.Combine(clone, file));
    }

    Build(Path.Combine(clone, "infra/Cloud/Publish.proj"), "-t:Publish");
    var (here, there) = (Published(root), Published(clone));
    var different = here.Keys.Union(there.Keys)
        .Where(file => !here.GetValueOrDefault(file, []).SequenceEqual(there.GetValueOrDefault(file, []))).ToArray();
    Console.WriteLine(different.Length == 0
        ? $"assets: {here.Count} files, the same from two clones"
        : $"assets: different from two clones: {string.Join(", ", different)}");
    return different.Length == 0 ? 0 : 1;
}

Dictionary<string, byte[]> Published(string clone)
{
    var published = Path.Combine(clone, "artifacts", "lambda", "publish");
    return Directory.EnumerateFiles(published, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(published, file), File.ReadAllBytes);
}

int Screenshots()
{
    InstallNodePackages("", BrowserTests);
    Build($"{BrowserTests}/Browser.Tests.csproj", "-p:RunAnalyzers=false");
    return Run("dotnet", [Output("Browser.Tests"), "-noLogo", "-noColor", "-explicit", "only"]);
}

int Campaign(string[] arguments)
{
    InstallNodePackages("");
    Build("tests/Campaign/Campaign.csproj", "-p:RunAnalyzers=false");
    return Run("dotnet", [Output("Campaign"), .. arguments]);
}

// The benchmark of the first call starts the published function; the one of clicks starts PostgreSQL.
int Bench(string[] sections)
{
    InstallNodePackages("");
    var published = Path.Combine(root, "artifacts", "lambda", "publish", "DigestFunction", "release_linux-x64");
    var needsPublished = sections is [] || sections.Contains("first-call");
    if (needsPublished)
    {
        Publish();
    }

    Build("tests/Benchmarks/Benchmarks.csproj");
    return Run("dotnet", [Output("Benchmarks"), .. needsPublished ? ["--published", published] : Array.Empty<string>(), .. sections]);
}

// Programs that were interrupted may still be using the folder.
static void Delete(string folder)
{
    for (var attempt = 0; Directory.Exists(folder) && attempt < 20; attempt++)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            Thread.Sleep(250);
        }
    }
}

string Output(string project) => Path.Combine(root, "artifacts", "bin", project, "release", $"WriteBackLambdas.{project}.dll");

// The folders are relative to the root, which is "".
void InstallNodePackages(params string[] folders)
{
    foreach (var folder in folders.Select(folder => Path.Combine(root, folder)))
    {
        var stamp = Path.Combine(folder, "node_modules", ".installed");
        var wanted = File.ReadAllText(Path.Combine(folder, "package-lock.json"));
        if (File.Exists(stamp) && File.ReadAllText(stamp) == wanted)
        {
            continue;
        }

        RequireNode();
        Console.Error.WriteLine("Installing npm packages…");
        // On Windows npm is a script that only the shell starts. The packages' own scripts do not run.
        string[] install = ["npm", "ci", "--ignore-scripts", "--prefix", folder];
        var (exitCode, output) = OperatingSystem.IsWindows() ? Capture("cmd", ["/c", .. install]) : Capture(install[0], install[1..]);
        if (exitCode != 0)
        {
            throw new DevException($"npm could not install the packages of {folder}; it needs its registry once:\n{output}");
        }

        File.WriteAllText(stamp, wanted);
    }
}

void Build(string project, params string[] properties)
{
    Console.Error.WriteLine("Building…");
    // Unlike "dotnet build", this leaves no empty folders in the usual temporary folder.
    string[] build = ["msbuild", project, "-restore", "-m", "-nologo", "-v:quiet", "-p:Configuration=Release"];
    var (exitCode, output) = Capture("dotnet", [.. build, $"-p:OfflinePackages={UsesStandIns()}", .. properties]);
    if (exitCode != 0)
    {
        throw new DevException($"The build failed:\n{output}");
    }
}

// The environment variable OfflinePackages decides. Without it, the feed is asked once, and again when the package versions change.
bool UsesStandIns(bool askAgain = false)
{
    if (Environment.GetEnvironmentVariable("OfflinePackages") is { Length: > 0 } said)
    {
        return bool.TryParse(said, out var chosen)
            ? chosen
            : throw new DevException($"OfflinePackages is \"{said}\"; set it to true or false.");
    }

    var kept = Path.Combine(root, "artifacts", "packages.txt");
    var versions = File.ReadAllText(Path.Combine(root, "Directory.Packages.props"));
    if (!askAgain && File.Exists(kept) && File.ReadAllText(kept) is var known && known.EndsWith(versions, StringComparison.Ordinal))
    {
        return bool.Parse(known[..^versions.Length]);
    }

    var (exitCode, output) = Capture("dotnet", ["restore", "functions/WriteBackFunction/WriteBackFunction.csproj"]);
    // NU1101: no such package; NU1102: no such version.
    var missing = Regex.Matches(output, @"error NU110[12]: Unable to find package ([\w.]+\w)")
        .Select(match => match.Groups[1].Value).Distinct().ToArray();
    if (exitCode != 0 && missing.Length == 0)
    {
        throw new DevException($"The packages cannot be restored:\n{output}");
    }

    if (missing.Length > 0)
    {
        Console.Error.WriteLine($"Your package feed lacks {string.Join(", ", missing)}; offline/ has stand-ins.");
    }

    Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
    File.WriteAllText(kept, (missing.Length > 0) + versions);
    return missing.Length > 0;
}

(int ExitCode, string Output) Capture(string program, string[] arguments, params (string Name, string Value)[] environment)
{
    using var process = Start(program, arguments, start =>
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
    });
    var errors = process.StandardError.ReadToEndAsync();
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return (process.ExitCode, output + errors.Result);
}

// The program ends when its standard input does: on a signal, and when this process or its parent is gone, for whatever reason.
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
    // MSBuild and the compiler find their running servers in the usual temporary folder.
    foreach (var name in arguments is ["msbuild" or "restore", ..] ? Array.Empty<string>() : ["TMPDIR", "TMP", "TEMP"])
    {
        start.Environment[name] = temporary.Value;
    }

    configure(start);
    try
    {
        return Process.Start(start)!;
    }
    catch (System.ComponentModel.Win32Exception)
    {
        var advice = program is "npm" or "node" ? "install Node.js 20 or later, which includes it" : "install it";
        throw new DevException($"{program} was not found on the PATH; {advice}.");
    }
}

/// <summary>A problem that the developer can fix; the message says how.</summary>
internal sealed class DevException(string message) : Exception(message);

internal static partial class Native
{
    /// <summary>The process that started this one; 0 on Windows, which has no such call.</summary>
    public static int Parent() => OperatingSystem.IsWindows() ? 0 : GetParentProcessId();

    [LibraryImport("libc", EntryPoint = "getppid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetParentProcessId();
}
