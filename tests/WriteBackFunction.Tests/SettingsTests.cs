using WriteBackLambdas.DataApi;

namespace WriteBackLambdas.WriteBackFunction.Tests;

public static class SettingsTests
{
    private const string Title = "The environment variables of the write-back function are invalid:";
    private const string NoSecret = "SIGNING_SECRET_ID: is not set; set it to the secret with the signing key, such as quote-signing-key";
    private const string NotSeconds = "not a whole number of seconds from 1 to 2592000";
    private const string NoSource =
        "not a frame ancestor; use 'none', 'self', or an origin such as https://example.com, separated by spaces";

    private static readonly Dictionary<string, string?> Required = new()
    {
        ["SIGNING_SECRET_ID"] = "quote-signing-key",
        ["REDSHIFT_DATABASE"] = "dev",
        ["REDSHIFT_WORKGROUP"] = "local",
    };

    [Fact]
    public static void Optional_variables_have_defaults() => Assert.Equal(
        new WriteBackSettings
        {
            SigningSecretId = "quote-signing-key",
            Connection = new WarehouseConnection { Database = "dev", Workgroup = "local" },
            LinkLifetime = TimeSpan.FromMinutes(15),
            WriteMode = WriteMode.Auto,
            FrameAncestors = "'none'",
        },
        Read());

    [Fact]
    public static void Every_variable_is_read_without_surrounding_blanks() => Assert.Equal(
        new WriteBackSettings
        {
            SigningSecretId = "arn:secret",
            Connection = new WarehouseConnection { Database = "prod", Cluster = "cluster-1", DbUser = "writer" },
            Schema = "sales",
            LinkLifetime = TimeSpan.FromSeconds(60),
            WriteMode = WriteMode.Confirm,
            FrameAncestors = "'self' https://us-east-1.quicksight.aws.amazon.com",
            SharedViewer = true,
        },
        Read(
            ("SIGNING_SECRET_ID", " arn:secret "),
            ("REDSHIFT_DATABASE", "prod"),
            ("REDSHIFT_WORKGROUP", " "),
            ("REDSHIFT_CLUSTER", "cluster-1"),
            ("REDSHIFT_DB_USER", "writer"),
            ("REDSHIFT_SCHEMA", "sales"),
            ("LINK_LIFETIME_SECONDS", "60"),
            ("WRITE_MODE", "confirm"),
            ("FRAME_ANCESTORS", " 'self'   https://us-east-1.quicksight.aws.amazon.com "),
            ("SHARED_VIEWER", " true")));

    [Fact]
    public static void Aurora_records_instead_of_the_warehouse() => Assert.Equal(
        new WriteBackSettings
        {
            SigningSecretId = "quote-signing-key",
            Aurora = new AuroraConnection(
                "arn:aws:rds:us-east-1:123456789012:cluster:quotes",
                "arn:aws:secretsmanager:us-east-1:123456789012:secret:writer",
                "quotes"),
        },
        Read(
            ("REDSHIFT_DATABASE", null),
            ("REDSHIFT_WORKGROUP", null),
            ("AURORA_CLUSTER_ARN", "arn:aws:rds:us-east-1:123456789012:cluster:quotes"),
            ("AURORA_SECRET_ARN", "arn:aws:secretsmanager:us-east-1:123456789012:secret:writer"),
            ("AURORA_DATABASE", "quotes")));

    [Fact]
    public static void Half_of_Auroras_settings_and_a_warehouse_beside_them_are_faults()
    {
        var message = Assert.Throws<SettingsException>(() => Read(("AURORA_CLUSTER_ARN", "quotes"))).Message;

        Assert.Contains("REDSHIFT_WORKGROUP: must not be set with AURORA_CLUSTER_ARN", message, StringComparison.Ordinal);
        Assert.Contains("AURORA_CLUSTER_ARN: \"quotes\" is not such an ARN", message, StringComparison.Ordinal);
        Assert.Contains("AURORA_SECRET_ARN: is not set", message, StringComparison.Ordinal);
        Assert.Contains("AURORA_DATABASE: is not set", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LINK_LIFETIME_SECONDS", "1")]
    [InlineData("LINK_LIFETIME_SECONDS", "2592000")]
    [InlineData("WRITE_MODE", "auto")]
    [InlineData("WRITE_MODE", "get")]
    [InlineData("WRITE_MODE", "")]
    [InlineData("FRAME_ANCESTORS", "https://*.quicksight.aws.amazon.com:443")]
    [InlineData("FRAME_ANCESTORS", "http://localhost:8080")]
    [InlineData("REDSHIFT_SECRET_ARN", "arn:aws:secretsmanager:us-east-1:123456789012:secret:x")]
    public static void A_valid_value_is_accepted(string variable, string value) => Assert.NotNull(Read((variable, value)));

    [Theory]
    [InlineData("SIGNING_SECRET_ID", null, NoSecret)]
    [InlineData("SIGNING_SECRET_ID", "  ", NoSecret)]
    [InlineData("REDSHIFT_DATABASE", null, "REDSHIFT_DATABASE: is not set; set it to the database's name, such as dev")]
    [InlineData("REDSHIFT_DATABASE", " \t", "REDSHIFT_DATABASE: is not set; set it to the database's name, such as dev")]
    [InlineData("REDSHIFT_WORKGROUP", "", "REDSHIFT_WORKGROUP, REDSHIFT_CLUSTER: neither is set; set exactly one")]
    [InlineData("REDSHIFT_CLUSTER", "c", "REDSHIFT_WORKGROUP, REDSHIFT_CLUSTER: both are set; set exactly one")]
    [InlineData("REDSHIFT_DB_USER", "u", "REDSHIFT_DB_USER: can be set only with REDSHIFT_CLUSTER and without REDSHIFT_SECRET_ARN")]
    [InlineData(
        "REDSHIFT_SCHEMA",
        "Sales; DROP",
        "REDSHIFT_SCHEMA: \"Sales; DROP\" is not a valid identifier; use lower-case letters, digits, and _, starting with a letter")]
    [InlineData("LINK_LIFETIME_SECONDS", "0", $"LINK_LIFETIME_SECONDS: \"0\" is {NotSeconds}")]
    [InlineData("LINK_LIFETIME_SECONDS", "2592001", $"LINK_LIFETIME_SECONDS: \"2592001\" is {NotSeconds}")]
    [InlineData("LINK_LIFETIME_SECONDS", "15m", $"LINK_LIFETIME_SECONDS: \"15m\" is {NotSeconds}")]
    [InlineData("LINK_LIFETIME_SECONDS", "-5", $"LINK_LIFETIME_SECONDS: \"-5\" is {NotSeconds}")]
    [InlineData("WRITE_MODE", "Auto", "WRITE_MODE: \"Auto\" is not a write mode; use auto, confirm, or get")]
    [InlineData("SHARED_VIEWER", "yes", "SHARED_VIEWER: \"yes\" is neither true nor false")]
    [InlineData("FRAME_ANCESTORS", "*", $"FRAME_ANCESTORS: \"*\" is {NoSource}")]
    [InlineData("FRAME_ANCESTORS", "example.com", $"FRAME_ANCESTORS: \"example.com\" is {NoSource}")]
    [InlineData("FRAME_ANCESTORS", "https://a;script-src", $"FRAME_ANCESTORS: \"https://a;script-src\" is {NoSource}")]
    [InlineData("FRAME_ANCESTORS", "https://a\r\nX-Mine:1", $"FRAME_ANCESTORS: \"https://a\r\nX-Mine:1\" is {NoSource}")]
    [InlineData("FRAME_ANCESTORS", "https://a,https://b", $"FRAME_ANCESTORS: \"https://a,https://b\" is {NoSource}")]
    public static void An_invalid_value_is_refused_and_its_variable_named(string variable, string? value, string fault) =>
        Assert.Equal($"{Title}\n- {fault}", Assert.Throws<SettingsException>(() => Read((variable, value))).Message);

    [Fact]
    public static void A_clusters_user_and_a_secret_exclude_each_other() => Assert.Equal(
        $"{Title}\n- REDSHIFT_DB_USER: can be set only with REDSHIFT_CLUSTER and without REDSHIFT_SECRET_ARN",
        Assert.Throws<SettingsException>(() => Read(
            ("REDSHIFT_WORKGROUP", null), ("REDSHIFT_CLUSTER", "c"), ("REDSHIFT_DB_USER", "u"), ("REDSHIFT_SECRET_ARN", "arn"))).Message);

    [Fact]
    public static void Every_fault_is_reported_at_once() => Assert.Equal(
        $"""
        {Title}
        - SIGNING_SECRET_ID: is not set; set it to the secret with the signing key, such as quote-signing-key
        - LINK_LIFETIME_SECONDS: "x" is not a whole number of seconds from 1 to 2592000
        - WRITE_MODE: "y" is not a write mode; use auto, confirm, or get
        - FRAME_ANCESTORS: "z" is not a frame ancestor; use 'none', 'self', or an origin such as https://example.com, separated by spaces
        - REDSHIFT_WORKGROUP, REDSHIFT_CLUSTER: neither is set; set exactly one
        - REDSHIFT_DATABASE: is not set; set it to the database's name, such as dev
        - REDSHIFT_DB_USER: can be set only with REDSHIFT_CLUSTER and without REDSHIFT_SECRET_ARN
        """,
        Assert.Throws<SettingsException>(() => WriteBackSettings.Read(name => name switch
        {
            "LINK_LIFETIME_SECONDS" => "x",
            "WRITE_MODE" => "y",
            "FRAME_ANCESTORS" => "z",
            "REDSHIFT_DB_USER" => "u",
            _ => null,
        })).Message);

    private static WriteBackSettings Read(params (string Name, string? Value)[] changes)
    {
        var variables = new Dictionary<string, string?>(Required);
        foreach (var (name, value) in changes)
        {
            variables[name] = value;
        }

        return WriteBackSettings.Read(variables.GetValueOrDefault);
    }
}
