namespace WriteBackLambdas.WriteBackFunction.Tests;

public static class SettingsTests
{
    private const string Title = "The environment of the write-back function is not right:";
    private const string NoSource = "not a source; 'none', 'self' or origins as https://example.com, with spaces between";

    private static readonly Dictionary<string, string?> Required = new()
    {
        ["SIGNING_SECRET_ID"] = "quote-signing-key",
        ["REDSHIFT_DATABASE"] = "dev",
        ["REDSHIFT_WORKGROUP"] = "local",
    };

    [Fact]
    public static void What_need_not_be_set_has_its_default() => Assert.Equal(
        new WriteBackSettings
        {
            SigningSecretId = "quote-signing-key",
            Database = "dev",
            Workgroup = "local",
            Cluster = null,
            DbUser = null,
            SecretArn = null,
            LinkLifetime = TimeSpan.FromMinutes(15),
            WriteMode = WriteMode.Auto,
            FrameAncestors = "'none'",
        },
        Read());

    [Fact]
    public static void Every_variable_is_read_and_the_blanks_around_it_are_not() => Assert.Equal(
        new WriteBackSettings
        {
            SigningSecretId = "arn:secret",
            Database = "prod",
            Workgroup = null,
            Cluster = "cluster-1",
            DbUser = "writer",
            SecretArn = null,
            Schema = "sales",
            LinkLifetime = TimeSpan.FromSeconds(60),
            WriteMode = WriteMode.Confirm,
            FrameAncestors = "'self' https://us-east-1.quicksight.aws.amazon.com",
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
            ("FRAME_ANCESTORS", " 'self'   https://us-east-1.quicksight.aws.amazon.com ")));

    [Theory]
    [InlineData("LINK_LIFETIME_SECONDS", "1")]
    [InlineData("LINK_LIFETIME_SECONDS", "2592000")]
    [InlineData("WRITE_MODE", "auto")]
    [InlineData("WRITE_MODE", "get")]
    [InlineData("WRITE_MODE", "")]
    [InlineData("FRAME_ANCESTORS", "https://*.quicksight.aws.amazon.com:443")]
    [InlineData("FRAME_ANCESTORS", "http://localhost:8080")]
    [InlineData("REDSHIFT_SECRET_ARN", "arn:aws:secretsmanager:us-east-1:123456789012:secret:x")]
    public static void A_value_of_its_form_is_taken(string variable, string value) => Assert.NotNull(Read((variable, value)));

    [Theory]
    [InlineData("SIGNING_SECRET_ID", null, "SIGNING_SECRET_ID: is not set; the secret with the signing key, for example quote-signing-key")]
    [InlineData("SIGNING_SECRET_ID", "  ", "SIGNING_SECRET_ID: is not set; the secret with the signing key, for example quote-signing-key")]
    [InlineData("REDSHIFT_DATABASE", null, "REDSHIFT_DATABASE: is not set; the database's name, for example dev")]
    [InlineData("REDSHIFT_DATABASE", " \t", "REDSHIFT_DATABASE: is not set; the database's name, for example dev")]
    [InlineData("REDSHIFT_WORKGROUP", "", "REDSHIFT_WORKGROUP, REDSHIFT_CLUSTER: neither is set; one of them is right")]
    [InlineData("REDSHIFT_CLUSTER", "c", "REDSHIFT_WORKGROUP, REDSHIFT_CLUSTER: both are set; one of them is right")]
    [InlineData("REDSHIFT_DB_USER", "u", "REDSHIFT_DB_USER: goes with REDSHIFT_CLUSTER and without REDSHIFT_SECRET_ARN")]
    [InlineData("REDSHIFT_SCHEMA", "Sales; DROP", "REDSHIFT_SCHEMA: \"Sales; DROP\" is no identifier; lower-case letters, digits and _, a letter first")]
    [InlineData("LINK_LIFETIME_SECONDS", "0", "LINK_LIFETIME_SECONDS: \"0\" is not a whole number of seconds from 1 to 2592000")]
    [InlineData("LINK_LIFETIME_SECONDS", "2592001", "LINK_LIFETIME_SECONDS: \"2592001\" is not a whole number of seconds from 1 to 2592000")]
    [InlineData("LINK_LIFETIME_SECONDS", "15m", "LINK_LIFETIME_SECONDS: \"15m\" is not a whole number of seconds from 1 to 2592000")]
    [InlineData("LINK_LIFETIME_SECONDS", "-5", "LINK_LIFETIME_SECONDS: \"-5\" is not a whole number of seconds from 1 to 2592000")]
    [InlineData("WRITE_MODE", "Auto", "WRITE_MODE: \"Auto\" is not known; auto, confirm or get")]
    [InlineData("FRAME_ANCESTORS", "*", $"FRAME_ANCESTORS: \"*\" is {NoSource}")]
    [InlineData("FRAME_ANCESTORS", "example.com", $"FRAME_ANCESTORS: \"example.com\" is {NoSource}")]
    [InlineData("FRAME_ANCESTORS", "https://a;script-src", $"FRAME_ANCESTORS: \"https://a;script-src\" is {NoSource}")]
    [InlineData("FRAME_ANCESTORS", "https://a\r\nX-Mine:1", $"FRAME_ANCESTORS: \"https://a\r\nX-Mine:1\" is {NoSource}")]
    [InlineData("FRAME_ANCESTORS", "https://a,https://b", $"FRAME_ANCESTORS: \"https://a,https://b\" is {NoSource}")]
    public static void A_value_of_another_form_is_refused_and_the_variable_is_named(string variable, string? value, string fault) =>
        Assert.Equal($"{Title}\n- {fault}", Assert.Throws<SettingsException>(() => Read((variable, value))).Message);

    [Fact]
    public static void A_clusters_user_and_a_secret_exclude_each_other() => Assert.Equal(
        $"{Title}\n- REDSHIFT_DB_USER: goes with REDSHIFT_CLUSTER and without REDSHIFT_SECRET_ARN",
        Assert.Throws<SettingsException>(() => Read(
            ("REDSHIFT_WORKGROUP", null), ("REDSHIFT_CLUSTER", "c"), ("REDSHIFT_DB_USER", "u"), ("REDSHIFT_SECRET_ARN", "arn"))).Message);

    [Fact]
    public static void Every_fault_is_reported_at_once() => Assert.Equal(
        $"""
        {Title}
        - SIGNING_SECRET_ID: is not set; the secret with the signing key, for example quote-signing-key
        - REDSHIFT_DATABASE: is not set; the database's name, for example dev
        - LINK_LIFETIME_SECONDS: "x" is not a whole number of seconds from 1 to 2592000
        - WRITE_MODE: "y" is not known; auto, confirm or get
        - FRAME_ANCESTORS: "z" is not a source; 'none', 'self' or origins as https://example.com, with spaces between
        - REDSHIFT_WORKGROUP, REDSHIFT_CLUSTER: neither is set; one of them is right
        - REDSHIFT_DB_USER: goes with REDSHIFT_CLUSTER and without REDSHIFT_SECRET_ARN
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
