using Amazon.CDK;

namespace WriteBackLambdas.Cloud.QuickSight;

/// <summary>What QuickSight calls the stage's assets, or those of one definition.</summary>
internal sealed class AssetNames(Stack stack, string stage, string? definition = null)
{
    /// <summary>
    /// With the stack's own id: QuickSight keeps a deleted analysis, and so its id, for 30 days (its API reference, DeleteAnalysis), and
    /// another stack of the same name must not wait.
    /// </summary>
    public string IdOf(string name) => Fn.Join(
        "-", ["write-back", stage, definition is null ? name : $"{definition}-{name}", Fn.Select(2, Fn.Split("/", stack.StackId))]);

    public AssetNames Within(string name) => new(stack, stage, name);

    public string TitleOf(string title) => $"{title} ({stage})";
}
