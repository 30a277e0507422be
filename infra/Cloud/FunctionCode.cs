using Amazon.CDK.AWS.Lambda;

namespace WriteBackLambdas.Cloud;

/// <summary>The functions' published files, in one folder for each project.</summary>
public sealed class FunctionCode(Func<string, string> folderOf)
{
    /// <summary>What <c>dotnet run dev.cs publish</c>, cdk.json's <c>build</c>, wrote into the repository.</summary>
    public static FunctionCode Published(string repository) =>
        new(project => Path.Combine(repository, "artifacts", "lambda", "publish", project, "release_linux-x64"));

    internal Code Of(string project) => Code.FromAsset(folderOf(project));
}
