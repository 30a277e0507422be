using System.Text.Json.Serialization;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>A secret and its versions. The rotation function is null if rotation is not configured.</summary>
internal sealed record Secret(string Name, string Arn, IReadOnlyList<SecretVersion> Versions, string? RotationFunction = null)
{
    public const string Current = "AWSCURRENT";
    public const string Previous = "AWSPREVIOUS";
    public const string Pending = "AWSPENDING";

    public SecretVersion? At(string stage) => Versions.FirstOrDefault(version => version.Stages.Contains(stage));

    public SecretVersion? Version(string id) => Versions.FirstOrDefault(version => version.Id == id);

    /// <summary>
    /// Adds or replaces a version, which takes its labels from the others. The version that loses AWSCURRENT becomes the previous one, and
    /// versions that have no label are gone.
    /// </summary>
    public Secret With(SecretVersion added)
    {
        var demoted = added.Stages.Contains(Current) && At(Current) is { } current && current.Id != added.Id ? current.Id : null;
        IReadOnlyList<string> moved = demoted is null ? [] : [Previous];
        var others = Versions.Where(other => other.Id != added.Id).Select(other => other with
        {
            Stages = [.. other.Stages.Except(added.Stages).Except(moved), .. other.Id == demoted ? moved : []],
        });
        var versions = others.Append(added with { Stages = [.. added.Stages.Except(moved)] });
        return this with { Versions = [.. versions.Where(version => version.Stages.Count > 0)] };
    }
}

/// <summary>One value of a secret; null until a rotation that has begun stores its value.</summary>
internal sealed record SecretVersion(string Id, string? Text, DateTimeOffset Created, IReadOnlyList<string> Stages);

[JsonSerializable(typeof(Secret[]))]
[JsonSourceGenerationOptions(WriteIndented = true)]
internal sealed partial class SecretsJson : JsonSerializerContext;
