using System.Text.RegularExpressions;

namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>The forms of names that AWS gives, and how to say them.</summary>
internal static partial class Forms
{
    public const string WorkgroupInWords = "a workgroup's name (3 to 64 lower-case letters, digits and -)";
    public const string UuidInWords = "a workgroup's id as 01234567-89ab-cdef-0123-456789abcdef";
    public const string ClusterInWords = "a cluster's identifier (lower-case letters, digits and single -, a letter first)";
    public const string DatabaseInWords = "a database's name (lower-case letters, digits, _ and $, a letter or _ first)";
    public const string DatabaseUserInWords = "a database user's name (letters, digits and _+.@-, a letter first)";
    public const string SecretArnInWords = "a secret's ARN as arn:aws:secretsmanager:us-east-1:123456789012:secret:name-AbCdEf";
    public const string TopicArnInWords = "an SNS topic's ARN as arn:aws:sns:us-east-1:123456789012:name";

    public const string SuffixInWords = "up to 20 letters, digits, - and _";
    public const string StageInWords = "a stage's name (up to 20 lower-case letters, digits and single -, a letter first)";

    [GeneratedRegex(@"\A[a-z0-9-]{3,64}\z", RegexOptions.CultureInvariant)]
    public static partial Regex Workgroup();

    [GeneratedRegex(@"\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\z", RegexOptions.CultureInvariant)]
    public static partial Regex Uuid();

    [GeneratedRegex(@"\A(?!.*--)[a-z][a-z0-9-]{0,62}(?<!-)\z", RegexOptions.CultureInvariant)]
    public static partial Regex Cluster();

    [GeneratedRegex(@"\A[a-z_][a-z0-9_$]{0,126}\z", RegexOptions.CultureInvariant)]
    public static partial Regex Database();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_+.@-]{0,126}\z", RegexOptions.CultureInvariant)]
    public static partial Regex DatabaseUser();

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]+-[A-Za-z0-9]{6}\z", RegexOptions.CultureInvariant)]
    public static partial Regex SecretArn();

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_.-]{1,256}\z", RegexOptions.CultureInvariant)]
    public static partial Regex TopicArn();

    [GeneratedRegex(@"\Avpce-[0-9a-f]{8,17}\z", RegexOptions.CultureInvariant)]
    public static partial Regex VpcEndpoint();

    [GeneratedRegex(@"\Asubnet-[0-9a-f]{8,17}\z", RegexOptions.CultureInvariant)]
    public static partial Regex Subnet();

    [GeneratedRegex(@"\Asg-[0-9a-f]{8,17}\z", RegexOptions.CultureInvariant)]
    public static partial Regex SecurityGroup();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{0,20}\z", RegexOptions.CultureInvariant)]
    public static partial Regex Suffix();

    [GeneratedRegex(@"\A(?!.*--)[a-z][a-z0-9-]{0,19}(?<!-)\z", RegexOptions.CultureInvariant)]
    public static partial Regex Stage();

    [GeneratedRegex("", RegexOptions.CultureInvariant)]
    public static partial Regex Any();
}
