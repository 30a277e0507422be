using System.Text.Json.Nodes;
using Amazon.CDK;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Tests;

/// <summary>The stages of cdk.json and stages.json, each synthesized once, with a stub in place of the functions' code.</summary>
public static class Stages
{
    private static readonly Lock Jsii = new();
    private static readonly Dictionary<string, Template> Templates = [];
    private static readonly Lazy<string> Folder = new(CreateFolder);

    public static JsonObject CdkJson => Read("cdk.json");

    public static JsonObject All
    {
        get
        {
            // The sample's workgroup id is refused.
            var text = CdkJson["context"]!["stages"]!.ToJsonString()
                .Replace(WarehouseConfiguration.SampleWorkgroupId, "7c2e91d4-3b5f-4a68-9e07-d1f86b2a4c53", StringComparison.Ordinal);
            var stages = JsonNode.Parse(text)!.AsObject();
            foreach (var (name, stage) in Read("stages.json"))
            {
                stages[name] = stage!.DeepClone();
            }

            return stages;
        }
    }

    /// <summary>The stages of stages.json: one of each kind of configuration.</summary>
    public static IEnumerable<string> Reviewed => Read("stages.json").Select(stage => stage.Key);

    public static TheoryData<string> Names => [.. All.Select(stage => stage.Key)];

    public static StageConfiguration Configuration(string stage) => StageConfiguration.Read(stage, All, Repository.Root);

    public static Template Of(string stage)
    {
        // jsii is one program for the whole process, and takes one call at a time.
        lock (Jsii)
        {
            return Templates.TryGetValue(stage, out var known) ? known : Templates[stage] = Synthesize(Configuration(stage), stage);
        }
    }

    /// <summary>The template of a stack with nothing but these parts.</summary>
    public static Template Of(string name, Action<Stack> build)
    {
        lock (Jsii)
        {
            var app = new App(new AppProps { Outdir = Path.Combine(Folder.Value, name) });
            var stack = new Stack(app, name);
            build(stack);
            return Synthesize(app, stack);
        }
    }

    /// <summary>The stage, synthesized into another folder than before.</summary>
    public static Template Again(string stage) => Of($"{stage}-again", Configuration(stage));

    /// <summary>A stage that is in no file.</summary>
    public static StageConfiguration Parse(string stage) =>
        StageConfiguration.Read("test", new JsonObject { ["test"] = JsonNode.Parse(stage) }, Repository.Root);

    /// <summary>The template of a configuration, synthesized into a folder of this name.</summary>
    public static Template Of(string output, StageConfiguration configuration)
    {
        lock (Jsii)
        {
            return Synthesize(configuration, output);
        }
    }

    private static Template Synthesize(StageConfiguration configuration, string output)
    {
        var stub = Directory.CreateDirectory(Path.Combine(Folder.Value, "stub")).FullName;
        File.WriteAllText(Path.Combine(stub, "stub.txt"), "A stub of a published function.");
        var flags = CdkJson["context"]!.AsObject().Where(entry => entry.Key.StartsWith('@'))
            .ToDictionary(entry => entry.Key, entry => (object)entry.Value!.GetValue<bool>());
        var app = new App(new AppProps { Context = flags, Outdir = Path.Combine(Folder.Value, output) });
        return Synthesize(app, new WriteBackStack(app, configuration, new FunctionCode(_ => stub)));
    }

    private static Template Synthesize(App app, Stack stack)
    {
        var folder = app.Synth().Directory;
        JsonNode ReadOutput(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!;
        return new Template(
            ReadOutput(stack.TemplateFile).AsObject(),
            ReadOutput("manifest.json")["artifacts"]![stack.ArtifactId]!.AsObject(),
            folder);
    }

    /// <summary>Creates the folder for templates and for jsii's temporary files, which jsii itself does not delete.</summary>
    private static string CreateFolder()
    {
        var folder = Directory.CreateTempSubdirectory("write-back-synth-").FullName;
        System.Environment.SetEnvironmentVariable(OperatingSystem.IsWindows() ? "TEMP" : "TMPDIR", folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }

    public static JsonArray ReadArray(string file) => ReadNode(file).AsArray();

    private static JsonObject Read(string file) => ReadNode(file).AsObject();

    private static JsonNode ReadNode(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file)))!;
}
