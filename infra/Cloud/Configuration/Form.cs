using System.Text.RegularExpressions;

namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>The form of a name that AWS gives, as a pattern for the whole text and in words.</summary>
internal sealed record Form(string Pattern, string Words)
{
    public static readonly Form Workgroup = new("[a-z0-9-]{3,64}", "a workgroup's name (3 to 64 lowercase letters, digits and -)");
    public static readonly Form Uuid = new(
        "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "a workgroup's id such as 01234567-89ab-cdef-0123-456789abcdef");
    public static readonly Form Cluster = new(
        "(?!.*--)[a-z][a-z0-9-]{0,62}(?<!-)", "a cluster's identifier (lowercase letters, digits and single -, starting with a letter)");
    public static readonly Form Database = new(
        "[a-z_][a-z0-9_$]{0,126}", "a database's name (lowercase letters, digits, _ and $, starting with a letter or _)");
    public static readonly Form DatabaseUser = new(
        "[A-Za-z][A-Za-z0-9_+.@-]{0,126}", "a database user's name (letters, digits and _+.@-, starting with a letter)");
    public static readonly Form SecretArn = new(
        "arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]+-[A-Za-z0-9]{6}",
        "a secret's ARN such as arn:aws:secretsmanager:us-east-1:123456789012:secret:name-AbCdEf");
    public static readonly Form AuroraClusterArn = new(
        "arn:aws[a-z-]*:rds:[a-z0-9-]+:[0-9]{12}:cluster:[a-z][a-z0-9-]{0,62}",
        "an Aurora cluster's ARN such as arn:aws:rds:us-east-1:123456789012:cluster:quotes");
    public static readonly Form AuroraDatabase = new(
        "[a-z][a-z0-9_]{0,62}", "a database's name in Aurora (lowercase letters, digits and _, starting with a letter)");
    public static readonly Form Host = new(
        "[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+", "a host such as quotes.cluster-abcdefghijkl.us-east-1.rds.amazonaws.com");
    public static readonly Form KmsKeyArn = new(
        "arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]{1,128}",
        "a KMS key's ARN such as arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef");
    public static readonly Form TopicArn = new(
        "arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_.-]{1,256}",
        "an SNS topic's ARN such as arn:aws:sns:us-east-1:123456789012:name");
    public static readonly Form VpcEndpoint = new("vpce-[0-9a-f]{8,17}", "a VPC endpoint's id such as vpce-0123456789abcdef0");
    public static readonly Form Vpc = new("vpc-[0-9a-f]{8,17}", "a VPC's id such as vpc-0123456789abcdef0");
    public static readonly Form RouteTable = new("rtb-[0-9a-f]{8,17}", "a route table's id such as rtb-0123456789abcdef0");
    public static readonly Form Subnet = new("subnet-[0-9a-f]{8,17}", "a subnet's id such as subnet-0123456789abcdef0");
    public static readonly Form SecurityGroup = new("sg-[0-9a-f]{8,17}", "a security group's id such as sg-0123456789abcdef0");
    public static readonly Form Account = new("[0-9]{12}", "an account's id of 12 digits, in quotes");
    public static readonly Form Region = new("[a-z]{2}(-[a-z]+)+-[0-9]", "a region such as us-east-1");
    public static readonly Form TagName = new(
        @"(?!(?i:aws:))[\p{L}\p{Z}\p{N}_.:/=+@-]{1,128}", "a tag's name (up to 128 letters, digits, spaces, and _.:/=+@-, without aws:)");
    public static readonly Form TagValue = new(
        @"[\p{L}\p{Z}\p{N}_.:/=+@-]{0,256}", "a tag's value (up to 256 letters, digits, spaces, and _.:/=+@-)");
    public static readonly Form Suffix = new("[A-Za-z0-9_-]{0,20}", "up to 20 letters, digits, - and _");
    public static readonly Form Stage = new(
        "(?!.*--)[a-z][a-z0-9-]{0,19}(?<!-)",
        "a stage's name (up to 20 lowercase letters, digits and single -, starting with a letter)");
    public static readonly Form Any = new("(?s).*", "text");

    /// <summary>
    /// The external id with which this warehouse assumes a role, which names a database user
    /// (docs.aws.amazon.com/redshift/latest/mgmt/authorizing-redshift-service-database-users.html).
    /// </summary>
    public static Form ExternalId(WarehouseConfiguration warehouse)
    {
        var id = warehouse.WorkgroupId;
        var (pattern, sample) = warehouse.Cluster is { } cluster
            ? (cluster, cluster)
            : ($@"serverless-\1-{id ?? "[A-Za-z0-9-]+"}", $"serverless-123456789012-{id ?? "WORKGROUPID"}");
        return new Form(
            $"arn:aws[a-z-]*:redshift:[a-z0-9-]+:([0-9]{{12}}):dbuser:{pattern}/[A-Za-z0-9+=,.@:/_-]{{1,128}}",
            $"the ARN of a user of this warehouse such as arn:aws:redshift:us-east-1:123456789012:dbuser:{sample}/alice");
    }

    public bool Matches(string text) => Regex.IsMatch(text, $@"\A(?:{Pattern})\z", RegexOptions.CultureInvariant);
}
