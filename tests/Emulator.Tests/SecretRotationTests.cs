using System.Text;
using System.Text.Json.Nodes;
using WriteBackLambdas.Emulator.Aws;
using WriteBackLambdas.Emulator.Lambda;

namespace WriteBackLambdas.Emulator.Tests;

/// <summary>Versions, their labels, and rotations, with the refusals of Secrets Manager.</summary>
public sealed class SecretRotationTests(TestEmulator emulator)
{
    [Fact]
    public async Task A_version_cannot_be_changed()
    {
        var (name, old) = Create();
        var put = new JsonObject { ["SecretId"] = name, ["SecretString"] = "two", ["ClientRequestToken"] = old };

        Assert.Equal("ResourceExistsException", await RefusalAsync("PutSecretValue", put));

        put["SecretString"] = "one";
        await SucceedAsync("PutSecretValue", put);
        Assert.Equal($"{old}=AWSCURRENT", await LabelsAsync(name));
    }

    [Fact]
    public async Task A_pending_version_leaves_the_current_one_until_the_label_moves()
    {
        var (name, old) = Create();
        var added = await PutPendingAsync(name, "two");
        Assert.Equal(Labels((old, "AWSCURRENT"), (added, "AWSPENDING")), await LabelsAsync(name));

        await SucceedAsync("UpdateSecretVersionStage", Move(name, "AWSCURRENT", added, old));

        Assert.Equal(Labels((old, "AWSPREVIOUS"), (added, "AWSCURRENT,AWSPENDING")), await LabelsAsync(name));
        var current = await SucceedAsync("GetSecretValue", new JsonObject { ["SecretId"] = name });
        Assert.Equal("two", (string?)current["SecretString"]);
    }

    [Fact]
    public async Task The_previous_version_can_be_current_again()
    {
        var (name, old) = Create();
        var added = await PutPendingAsync(name, "two");
        await SucceedAsync("UpdateSecretVersionStage", Move(name, "AWSCURRENT", added, old));
        await SucceedAsync("UpdateSecretVersionStage", Move(name, "AWSCURRENT", old, added));

        Assert.Equal(Labels((old, "AWSCURRENT"), (added, "AWSPENDING,AWSPREVIOUS")), await LabelsAsync(name));
    }

    /// <summary>docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html, RemoveFromVersionId.</summary>
    [Fact]
    public async Task A_label_moves_only_from_the_version_that_has_it()
    {
        var (name, old) = Create();
        var added = await PutPendingAsync(name, "two");
        var labels = await LabelsAsync(name);

        Assert.Equal("InvalidParameterException", await RefusalAsync("UpdateSecretVersionStage", Move(name, "AWSCURRENT", added, null)));
        Assert.Equal("InvalidParameterException", await RefusalAsync("UpdateSecretVersionStage", Move(name, "AWSCURRENT", added, added)));
        Assert.Equal("InvalidParameterException", await RefusalAsync("UpdateSecretVersionStage", Move(name, "AWSCURRENT", null, old)));
        Assert.Equal("ResourceNotFoundException", await RefusalAsync("UpdateSecretVersionStage", Move(name, "AWSCURRENT", "other", old)));
        Assert.Equal(labels, await LabelsAsync(name));
    }

    [Fact]
    public async Task A_version_without_a_label_is_gone()
    {
        var (name, old) = Create();
        var added = await PutPendingAsync(name, "two");
        await SucceedAsync("UpdateSecretVersionStage", Move(name, "AWSPENDING", null, added));

        Assert.Equal($"{old}=AWSCURRENT", await LabelsAsync(name));
    }

    [Fact]
    public async Task A_secret_without_a_rotation_function_is_not_rotated()
    {
        var (name, _) = Create();
        var secret = await SucceedAsync("DescribeSecret", new JsonObject { ["SecretId"] = name });

        Assert.Null(secret["RotationEnabled"]);
        Assert.Equal(
            ("InvalidRequestException", "No Lambda rotation function ARN is associated with this secret."),
            await FailAsync("RotateSecret", new JsonObject { ["SecretId"] = name }));
    }

    [Fact]
    public async Task A_rotation_calls_its_function_with_each_step_and_the_pending_versions_id()
    {
        List<string> calls = [];
        var (name, old) = Create();
        var rotation = Rotation(name, calls.Add);

        var (_, version) = await rotation.RunAsync(name, "token", TestContext.Current.CancellationToken);

        Assert.Equal("token", version.Id);
        Assert.Equal(
            new[] { "createSecret", "setSecret", "testSecret", "finishSecret" }
                .Select(step => $$"""{"Step":"{{step}}","SecretId":"{{emulator.Secrets.Find(name).Arn}}","ClientRequestToken":"token"}"""),
            calls);
        Assert.Equal(Labels((old, "AWSCURRENT"), ("token", "AWSPENDING")), await LabelsAsync(name));
    }

    [Fact]
    public async Task A_step_that_fails_ends_the_rotation_and_the_next_one_resumes_it_and_is_refused()
    {
        List<string> calls = [];
        var (name, _) = Create();
        var rotation = Rotation(name, call =>
        {
            calls.Add(call);
            throw new InvalidOperationException("The step failed.");
        });

        await rotation.RunAsync(name, "first", TestContext.Current.CancellationToken);
        var refusal = await Assert.ThrowsAsync<AwsException>(
            () => rotation.RunAsync(name, "second", TestContext.Current.CancellationToken));

        Assert.Equal("A previous rotation isn't complete. That rotation will be reattempted.", refusal.Message);
        Assert.Equal(2, calls.Count);
        Assert.All(calls, call => Assert.Contains("\"createSecret\"", call, StringComparison.Ordinal));
        Assert.All(calls, call => Assert.Contains("\"first\"", call, StringComparison.Ordinal));
        Assert.Equal(
            "ResourceNotFoundException",
            await RefusalAsync("GetSecretValue", new JsonObject { ["SecretId"] = name, ["VersionStage"] = "AWSPENDING" }));
    }

    private (string Name, string Version) Create()
    {
        var name = TestEmulator.Unique("s");
        emulator.Secrets.Create(name, "one");
        return (name, emulator.Secrets.Find(name).Versions.Single().Id);
    }

    /// <summary>Rotations of the secret with a function that gets each call.</summary>
    private SecretRotation Rotation(string name, Action<string> take)
    {
        emulator.Secrets.EnableRotation(name, "rotate");
        return new SecretRotation(emulator.Secrets, new LambdaFunctions(new Dictionary<string, LambdaHandler>
        {
            ["rotate"] = (payload, _) =>
            {
                take(Encoding.UTF8.GetString(payload.Span));
                return Task.FromResult(payload);
            },
        }));
    }

    private async Task<string> PutPendingAsync(string name, string text)
    {
        var put = new JsonObject { ["SecretId"] = name, ["SecretString"] = text, ["VersionStages"] = new JsonArray("AWSPENDING") };
        return (string)(await SucceedAsync("PutSecretValue", put))["VersionId"]!;
    }

    private static JsonObject Move(string name, string stage, string? to, string? from) => new()
    {
        ["SecretId"] = name, ["VersionStage"] = stage, ["MoveToVersionId"] = to, ["RemoveFromVersionId"] = from,
    };

    private async Task<string> LabelsAsync(string name)
    {
        var secret = await SucceedAsync("DescribeSecret", new JsonObject { ["SecretId"] = name });
        return Labels([.. secret["VersionIdsToStages"]!.AsObject().Select(version =>
            (version.Key, string.Join(',', version.Value!.AsArray().Select(stage => (string)stage!).Order(StringComparer.Ordinal))))]);
    }

    private static string Labels(params (string Version, string Stages)[] versions) =>
        string.Join(' ', versions.Select(version => $"{version.Version}={version.Stages}").Order(StringComparer.Ordinal));

    private Task<JsonObject> SucceedAsync(string operation, JsonObject request) =>
        emulator.Aws.SucceedAsync($"secretsmanager.{operation}", request);

    private Task<(string Type, string Message)> FailAsync(string operation, JsonObject request) =>
        emulator.Aws.FailAsync($"secretsmanager.{operation}", request);

    private async Task<string> RefusalAsync(string operation, JsonObject request) => (await FailAsync(operation, request)).Type;
}
