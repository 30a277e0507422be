using Amazon.CDK.AWS.Lambda;

namespace WriteBackLambdas.Cloud;

/// <summary>Where the functions' published files are: a folder for each, named as its project.</summary>
public sealed class FunctionCode(Func<string, string> folderOf)
{
    /// <summary>What <c>dotnet run dev.cs publish</c> left in the repository, as cdk.json's <c>build</c> runs it.</summary>
    public static FunctionCode Published(string repository) =>
        new(project => Path.Combine(repository, "artifacts", "lambda", "publish", project, "release_linux-x64"));

    internal Code Of(string project) => Code.FromAsset(folderOf(project));
}
