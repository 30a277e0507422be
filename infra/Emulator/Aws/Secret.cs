namespace WriteBackLambdas.Emulator.Aws;

/// <summary>A secret and its versions.</summary>
internal sealed record Secret(string Name, string Arn, IReadOnlyList<SecretVersion> Versions)
{
    public const string Current = "AWSCURRENT";
    public const string Previous = "AWSPREVIOUS";

    public SecretVersion? At(string stage) => Versions.FirstOrDefault(version => version.Stages.Contains(stage));

    /// <summary>Adds a version and gives it its stages; what was current becomes previous, and what has no stage left is gone.</summary>
    public Secret With(SecretVersion added)
    {
        var makesCurrent = added.Stages.Contains(Current);
        var others = Versions.Select(version => version with
        {
            Stages = makesCurrent && version.Stages.Contains(Current)
                ? [.. version.Stages.Except(added.Stages).Append(Previous).Distinct()]
                : [.. version.Stages.Except(added.Stages).Where(stage => !(makesCurrent && At(Current) is not null && stage == Previous))],
        });
        return this with { Versions = [.. others.Where(static version => version.Stages.Count > 0), added] };
    }
}
