using WriteBackLambdas.Keys;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>How often the signing key may be rotated. A link verifies with its key until the second rotation after it was signed.</summary>
internal static class KeySchedule
{
    /// <summary>
    /// The most that Secrets Manager accepts (docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html).
    /// </summary>
    public const int MostDays = 1000;

    /// <summary>
    /// The fewest days between two rotations that refuse no good link. After a rotation, the digest function signs with the old key for as
    /// long as it caches it, and those links live for their lifetime. Secrets Manager rotates at any time of the day, so that two rotations
    /// can be almost a day closer than the schedule says.
    /// </summary>
    public static int LeastDays(int linkLifetimeSeconds)
    {
        var use = SigningKeys.CacheTime + TimeSpan.FromSeconds(linkLifetimeSeconds) + LinkVerifier.ClockSkew;
        return (int)Math.Ceiling(use.TotalDays) + 1;
    }

    public static void RefuseTooShort(Section section, StageConfiguration stage)
    {
        var least = LeastDays(stage.LinkLifetimeSeconds);
        section.Refuse(
            stage.KeyRotationDays < least,
            "keyRotationDays",
            $"{stage.KeyRotationDays} is too few for links that are valid for {stage.LinkLifetimeSeconds} seconds: a second rotation would "
                + $"refuse links that are still valid; set {least} or more");
    }
}
