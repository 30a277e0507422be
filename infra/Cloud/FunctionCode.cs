using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using AssetOptions = Amazon.CDK.AWS.S3.Assets.AssetOptions;

namespace WriteBackLambdas.Cloud;

/// <summary>The functions' published files, in one folder for each project.</summary>
public sealed class FunctionCode(Func<string, string> folderOf)
{
    /// <summary>What <c>dotnet run dev.cs publish</c>, cdk.json's <c>build</c>, wrote into the repository.</summary>
    public static FunctionCode Published(string repository) =>
        new(project => Path.Combine(repository, "artifacts", "lambda", "publish", project, "release_linux-x64"));

    internal Code Of(string project) => Code.FromAsset(folderOf(project));

    /// <summary>The same files with quote definitions beside them. The asset's hash is that of all files.</summary>
    internal Code Of(string project, string definitions) => Code.FromAsset(folderOf(project), new AssetOptions
    {
        AssetHashType = AssetHashType.OUTPUT,
        Bundling = new BundlingOptions
        {
            Image = DockerImage.FromRegistry("unused"),
            Local = new CodeWithDefinitions(folderOf(project), definitions),
        },
    });
}
