using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Emulator.Tests;

/// <summary>The database user of a Data API request that names a user or a secret.</summary>
public sealed class IdentityTests(TestEmulator emulator)
{
    [Fact]
    public async Task A_statement_runs_as_the_database_user_of_the_request()
    {
        var user = await CreateUserAsync();

        var described = await emulator.Aws.RunAsync(OnCluster("SELECT CURRENT_USER", user));

        Assert.Equal((user, "local"), ((string)described["DbUser"]!, (string)described["ClusterIdentifier"]!));
        Assert.False(described.ContainsKey("WorkgroupName"));
        Assert.Equal(user, await OnlyValueAsync(described));
    }

    [Fact]
    public async Task A_statement_without_a_database_user_runs_as_the_callers_user()
    {
        var described = await emulator.Aws.RunAsync(OnCluster("SELECT CURRENT_USER", user: null), TestEmulator.WriterKey);

        Assert.Equal(TestEmulator.Writer, await OnlyValueAsync(described));
    }

    [Theory]
    [InlineData("WorkgroupName")]
    [InlineData("ClusterIdentifier")]
    public async Task A_statement_runs_as_the_user_in_its_secret(string target)
    {
        var user = await CreateUserAsync();
        emulator.Secrets.Create(user, $$"""{"username":"{{user}}","password":"p"}""");
        var arn = $"arn:aws:secretsmanager:us-east-1:123456789012:secret:{user}-Local1";

        var described = await emulator.Aws.RunAsync(new JsonObject
        {
            ["Sql"] = "SELECT CURRENT_USER", ["Database"] = "dev", [target] = "local", ["SecretArn"] = arn,
        });

        Assert.Equal(arn, (string?)described["SecretArn"]);
        Assert.Equal(user, await OnlyValueAsync(described));
    }

    [Theory]
    [InlineData("Secret12", true)]
    [InlineData("secret12", false)]
    public async Task A_user_with_a_password_signs_in_with_a_secret_that_has_it(string password, bool isRight)
    {
        var user = TestEmulator.Unique("u");
        // md5 of Secret12 and the name, as AWS's documents say.
#pragma warning disable CA5351
        var hash = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes($"Secret12{user}")));
#pragma warning restore CA5351
        await emulator.RunAsync($"CREATE USER {user} PASSWORD 'Other123'", $"ALTER USER {user} PASSWORD 'md5{hash}'");
        emulator.Secrets.Create(user, $$"""{"username":"{{user}}","password":"{{password}}"}""");
        var request = AwsClient.Statement("SELECT CURRENT_USER");
        request["SecretArn"] = user;

        var described = await emulator.Aws.RunAsync(request);

        Assert.Equal(
            isRight ? "FINISHED" : $"FAILED FATAL: password authentication failed for user \"{user}\"",
            $"{described["Status"]} {described["Error"]}".TrimEnd());
    }

    [Fact]
    public async Task An_unknown_database_user_fails_to_connect()
    {
        var described = await emulator.Aws.RunAsync(OnCluster("SELECT 1", "nobody_at_all"));

        Assert.Equal(
            ("FAILED", "FATAL: password authentication failed for user \"nobody_at_all\""),
            ((string)described["Status"]!, (string)described["Error"]!));
    }

    [Theory]
    [InlineData("""{"username":"u"}""")]
    [InlineData("""{"password":"p"}""")]
    [InlineData("""{"username":"","password":"p"}""")]
    [InlineData("""["username","password"]""")]
    [InlineData("no JSON")]
    public async Task A_secret_without_a_user_and_a_password_is_refused(string text)
    {
        var name = TestEmulator.Unique("secret");
        emulator.Secrets.Create(name, text);
        var request = AwsClient.Statement("SELECT 1");
        request["SecretArn"] = name;

        var (type, message) = await emulator.Aws.FailAsync("RedshiftData.ExecuteStatement", request);

        Assert.Equal(("ValidationException", $"The secret {name} must be a JSON object with username and password."), (type, message));
    }

    [Fact]
    public async Task A_user_that_was_dropped_and_created_again_can_sign_in()
    {
        var user = await CreateUserAsync();
        Assert.Equal([[user]], await emulator.RunAsAsync(user, "SELECT CURRENT_USER"));

        await emulator.RunAsync($"DROP USER {user}");
        await emulator.RunAsync($"CREATE USER {user} PASSWORD DISABLE");

        Assert.Equal([[user]], await emulator.RunAsAsync(user, "SELECT CURRENT_USER"));
    }

    [Theory]
    [InlineData(RoleFault.NotTrusted, "Not authorized to get credentials of role {0}")]
    [InlineData(RoleFault.NotAssociated, "The requested role {0} is not associated to cluster")]
    [InlineData(
        RoleFault.NotAuthorized,
        "User arn:aws:redshift:us-east-1:123456789012:dbuser:local/admin is not authorized to assume IAM Role {0}")]
    public async Task An_external_function_needs_its_role_when_it_is_created_and_when_it_is_called(RoleFault fault, string message)
    {
        var role = $"arn:aws:iam::123456789012:role/{TestEmulator.Unique("r")}";
        var function = TestEmulator.Unique("f");
        var sql = $"CREATE EXTERNAL FUNCTION {function}(varchar) RETURNS varchar STABLE LAMBDA 'echo' IAM_ROLE '{role}'";
        var expected = $"ERROR: {message.Replace("{0}", role, StringComparison.Ordinal)}";

        emulator.Database.Roles.Detach(role, fault);
        Assert.Equal(expected, await emulator.FailAsync(sql));

        emulator.Database.Roles.Attach(role);
        await emulator.RunAsync(sql);
        Assert.Equal("[a]", await emulator.ValueAsync($"SELECT {function}('a')"));

        emulator.Database.Roles.Detach(role, fault);
        Assert.Equal(expected, await emulator.FailAsync($"SELECT {function}('a')"));
    }

    private static JsonObject OnCluster(string sql, string? user)
    {
        var request = new JsonObject { ["Sql"] = sql, ["Database"] = "dev", ["ClusterIdentifier"] = "local" };
        if (user is not null)
        {
            request["DbUser"] = user;
        }

        return request;
    }

    private async Task<string> CreateUserAsync()
    {
        var user = TestEmulator.Unique("u");
        await emulator.RunAsync($"CREATE USER {user} PASSWORD DISABLE");
        return user;
    }

    private async Task<string?> OnlyValueAsync(JsonObject described)
    {
        var result = await emulator.Aws.SucceedAsync(
            "RedshiftData.GetStatementResult", new JsonObject { ["Id"] = (string)described["Id"]! });
        return (string?)result["Records"]![0]![0]!["stringValue"];
    }
}
