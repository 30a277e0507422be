using System.Text.Json.Nodes;
using WriteBackLambdas.Emulator.Aws;

namespace WriteBackLambdas.Emulator.Tests;

public sealed class SecretsManagerTests(TestEmulator emulator)
{
    private const string Get = "secretsmanager.GetSecretValue";
    private const string Put = "secretsmanager.PutSecretValue";

    [Fact]
    public async Task A_new_value_makes_the_old_one_the_previous()
    {
        var name = TestEmulator.Unique("s");
        emulator.Secrets.Create(name, "one");
        await emulator.Aws.SucceedAsync(Put, new JsonObject { ["SecretId"] = name, ["SecretString"] = "two" });
        var put = await emulator.Aws.SucceedAsync(Put, new JsonObject { ["SecretId"] = name, ["SecretString"] = "three" });

        var current = await emulator.Aws.SucceedAsync(Get, new JsonObject { ["SecretId"] = name });
        var previous = await emulator.Aws.SucceedAsync(
            Get, new JsonObject { ["SecretId"] = (string)current["ARN"]!, ["VersionStage"] = "AWSPREVIOUS" });
        var byVersion = await emulator.Aws.SucceedAsync(
            Get, new JsonObject { ["SecretId"] = name, ["VersionId"] = (string)put["VersionId"]! });

        Assert.Equal(
            ("three", "two", "three"),
            ((string)current["SecretString"]!, (string)previous["SecretString"]!, (string)byVersion["SecretString"]!));
        Assert.Equal("""["AWSCURRENT"]""", current["VersionStages"]!.ToJsonString());
        Assert.Equal("""["AWSPREVIOUS"]""", previous["VersionStages"]!.ToJsonString());
        Assert.Equal(name, (string?)current["Name"]);
    }

    [Fact]
    public async Task A_missing_secret_or_version_is_not_found()
    {
        var name = TestEmulator.Unique("s");
        emulator.Secrets.Create(name, "one");

        Assert.Equal(
            ("ResourceNotFoundException", "Secrets Manager can't find the specified secret."),
            await emulator.Aws.FailAsync(Get, new JsonObject { ["SecretId"] = "missing" }));
        Assert.Equal(
            ("ResourceNotFoundException", "Secrets Manager can't find the specified secret value for staging label: AWSPREVIOUS"),
            await emulator.Aws.FailAsync(Get, new JsonObject { ["SecretId"] = name, ["VersionStage"] = "AWSPREVIOUS" }));
    }

    [Fact]
    public async Task A_value_put_twice_with_one_token_is_one_version()
    {
        var name = TestEmulator.Unique("s");
        emulator.Secrets.Create(name, "one");
        var put = new JsonObject { ["SecretId"] = name, ["SecretString"] = "two", ["ClientRequestToken"] = Guid.NewGuid().ToString() };
        await emulator.Aws.SucceedAsync(Put, put);
        await emulator.Aws.SucceedAsync(Put, put);

        var previous = await emulator.Aws.SucceedAsync(Get, new JsonObject { ["SecretId"] = name, ["VersionStage"] = "AWSPREVIOUS" });

        Assert.Equal("one", (string?)previous["SecretString"]);
    }

    [Fact]
    public async Task A_value_that_cannot_be_written_to_the_file_is_not_used()
    {
        await using var directory = new TemporaryDirectory();
        var file = Path.Combine(directory.Path, "secrets.json");
        var store = new SecretStore(file, TimeProvider.System);
        store.Create("k", "one");
        // A file cannot replace a directory.
        File.Delete(file);
        Directory.CreateDirectory(file);

        Assert.ThrowsAny<SystemException>(() => store.Put("k", "v2", "two"));
        Assert.ThrowsAny<SystemException>(() => store.Create("other", "one"));

        Assert.Equal("one", store.Find("k").At(Secret.Current)!.Text);
        Assert.False(store.Exists("other"));
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(directory.Path));
    }

    [Fact]
    public async Task Secrets_in_a_file_survive_a_restart_and_only_their_owner_can_read_them()
    {
        await using var directory = new TemporaryDirectory();
        var file = Path.Combine(directory.Path, "secrets.json");
        var store = new SecretStore(file, TimeProvider.System);
        store.Create("k", "one");

        var again = new SecretStore(file, TimeProvider.System);

        Assert.True(again.Exists("k"));
        Assert.False(again.Exists("other"));
        Assert.Contains("\"one\"", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }
}
