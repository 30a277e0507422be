using System.Globalization;
using System.Reflection;
using System.Runtime.Intrinsics;
using Blake2Fast;
using WriteBackLambdas.Signing;
using WriteBackLambdas.Signing.Lanes;

namespace WriteBackLambdas.Benchmarks.Sections;

/// <summary>Keyed hashes of messages of several lengths, in lanes of each width that the process supports.</summary>
internal sealed class HashSection : ISection
{
    private static readonly int[] Lengths = [60, 100, 128, 200, 1_024];

    public string Title => "One message";

    public void Print()
    {
        using var key = SigningKey.FromText(KeyedFunction.Key);
        using var messages = new MessageBatch();
        var python = PythonSeconds();
        var widths = Widths(messages, key).ToArray();
        var table = new Table(["bytes", .. widths.Select(width => width.Name), "Python's hashlib", "Blake2Fast"]);
        for (var i = 0; i < Lengths.Length; i++)
        {
            var seconds = Turns.Medians([.. widths.Select(width => width.Side(Lengths[i])), Sides.Blake2Fast(Lengths[i], key)]);
            var blake2Fast = seconds[^1];
            string Cell(double seconds) => $"{Report.Ratio(blake2Fast / seconds)} ({Nanoseconds(seconds)})";
            table.Add(
            [
                Report.Number(Lengths[i]), .. seconds[..^1].Select(Cell), python is null ? "–" : Cell(python[i]), Nanoseconds(blake2Fast),
            ]);
        }

        Console.WriteLine(
            $"""
            How many times as fast as Blake2Fast, which hashes one message at a time, and the time for a message. {Blake2FastVersion()}
            {(Python.Version is null ? $"{Python.IsMissing}\n" : "")}
            """);
        table.Print();
    }

    private static IEnumerable<(string Name, Func<int, Func<double>> Side)> Widths(MessageBatch messages, SigningKey key)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            yield return ("8 lanes", length => Sides.Lanes<Lanes512>(messages, length, key));
        }

        if (Vector256.IsHardwareAccelerated)
        {
            yield return ("4 lanes", length => Sides.Lanes<Lanes256>(messages, length, key));
        }

        if (Vector128.IsHardwareAccelerated)
        {
            yield return ("2 lanes", length => Sides.Lanes<Lanes128>(messages, length, key));
        }

        yield return ("1 lane", length => Sides.Lanes<Lanes64>(messages, length, key));
    }

    private static double[]? PythonSeconds()
    {
        if (Python.Version is null)
        {
            return null;
        }

        using var python = Python.Start("hashes.py", [KeyedFunction.Key, .. Lengths.Select(length => $"{length}")]);
        var lines = python.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
    }

    private static string Nanoseconds(double seconds) => $"{Report.Number(seconds * 1e9)} ns";

    private static string Blake2FastVersion()
    {
        var assembly = typeof(Blake2b).Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Any(metadata => metadata.Key == "StandIn")
            ? "Blake2Fast here is the stand-in of `offline/`, not the package."
            : $"Blake2Fast here is the package, version {version}.";
    }
}
