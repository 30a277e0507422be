using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.Benchmarks;

/// <summary>A copy of the published digest function with this program beside it, which runs there as <see cref="FirstCall"/>.</summary>
internal sealed class PublishedFunction : IDisposable
{
    private const string RuntimeConfiguration = "WriteBackLambdas.DigestFunction.runtimeconfig.json";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("published-");
    private readonly string _program;
    private readonly string _payloadFile;

    public PublishedFunction(string published, Batch batch)
    {
        // This program comes without its deps.json, so the host takes the assemblies that are in the folder.
        var own = typeof(PublishedFunction).Assembly.Location;
        foreach (var file in Directory.EnumerateFiles(published).Append(own).Append(typeof(LambdaContext).Assembly.Location))
        {
            File.Copy(file, PathOf(Path.GetFileName(file)));
        }

        _program = PathOf(Path.GetFileName(own));
        _payloadFile = PathOf("payload.json");
        File.WriteAllBytes(_payloadFile, batch.Json);
    }

    /// <param name="pause">The time before the first batch.</param>
    public Phase[] MeasureFirstCall(SecretsManagerServer secrets, TimeSpan pause)
    {
        string[] arguments =
        [
            "exec", "--runtimeconfig", PathOf(RuntimeConfiguration), _program, FirstCall.Command, _payloadFile,
            pause.TotalMilliseconds.ToString(CultureInfo.InvariantCulture), Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture),
        ];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            Environment =
            {
                [SigningKeys.SecretIdVariable] = SecretsManagerServer.SecretId,
                ["AWS_ENDPOINT_URL_SECRETS_MANAGER"] = secrets.Client.Config.ServiceURL,
                ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE",
                ["AWS_SECRET_ACCESS_KEY"] = "secret",
                ["AWS_REGION"] = "us-east-1",
            },
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<Phase[]>(output)!
            : throw new InvalidOperationException("The first call failed.");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);
}
