using System.Text.Json.Serialization;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>A secret and its versions.</summary>
internal sealed record Secret(string Name, string Arn, IReadOnlyList<SecretVersion> Versions)
{
    public const string Current = "AWSCURRENT";
    public const string Previous = "AWSPREVIOUS";

    public SecretVersion? At(string stage) => Versions.FirstOrDefault(version => version.Stages.Contains(stage));

    /// <summary>Adds the current version. The version that was current becomes the previous one, and all others are gone.</summary>
    public Secret With(SecretVersion added) => this with
    {
        Versions = [.. At(Current) is { } current ? [current with { Stages = [Previous] }] : Array.Empty<SecretVersion>(), added],
    };
}

/// <summary>One value of a secret.</summary>
internal sealed record SecretVersion(string Id, string Text, DateTimeOffset Created, IReadOnlyList<string> Stages);

[JsonSerializable(typeof(Secret[]))]
[JsonSourceGenerationOptions(WriteIndented = true)]
internal sealed partial class SecretsJson : JsonSerializerContext;
