using Amazon.CDK;
using Amazon.JSII.Runtime.Deputy;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Cloud;

/// <summary>Copies a function's files and the definitions' into one asset.</summary>
internal sealed class CodeWithDefinitions(string code, string definitions) : DeputyBase, ILocalBundling
{
    public bool TryBundle(string outputDir, IBundlingOptions options)
    {
        foreach (var file in Directory.EnumerateFiles(code, "*", SearchOption.AllDirectories))
        {
            Copy(file, Path.Combine(outputDir, Path.GetRelativePath(code, file)));
        }

        foreach (var file in Directory.EnumerateFiles(definitions, "*.json"))
        {
            Copy(file, Path.Combine(outputDir, Function.DefinitionsFolder, Path.GetFileName(file)));
        }

        return true;
    }

    private static void Copy(string file, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(file, target);
    }
}
