using System.Text;
using System.Text.Json.Nodes;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using WriteBackLambdas.Emulator.Aws;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.KeyRotationFunction.Tests;

/// <summary>A secret of its own in the emulator, in which a rotation has begun, and the function that rotates it.</summary>
internal sealed class RotatedSecret : IDisposable
{
    public const string Old = """{"key":"the old key, which has enough characters"}""";

    private readonly AmazonSecretsManagerClient _client;
    private readonly Function _function;
    private readonly SecretStore _store;

    public RotatedSecret(Stack stack, bool isEnabled = true)
    {
        _store = stack.Demo.Secrets;
        _store.Create(Name, Old);
        if (isEnabled)
        {
            _store.EnableRotation(Name, Function.Name);
        }

        OldVersion = _store.Find(Name).Versions.Single().Id;
        _store.BeginRotation(Name, Version);
        _client = stack.Demo.CreateSecretsClient();
        _function = new Function(_client);
    }

    public string Name { get; } = $"secret-{Guid.NewGuid():N}";

    /// <summary>The version that the rotation creates.</summary>
    public string Version { get; } = Guid.NewGuid().ToString();

    public string OldVersion { get; }

    public LogLines Log => Context.Log;

    private LambdaContext Context { get; } = new();

    /// <summary>Calls the function with a step, as Secrets Manager does.</summary>
    public Task StepAsync(string step, string? version = null) => CallAsync(new JsonObject
    {
        ["Step"] = step, ["SecretId"] = Name, ["ClientRequestToken"] = version ?? Version,
    }.ToJsonString());

    public async Task CallAsync(string payload)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(payload));
        await _function.HandleAsync(input, Context);
    }

    public Task<string> FailAsync(string step, string? version = null) => FailAsync(() => StepAsync(step, version));

    /// <summary>Returns the message of a call that must fail.</summary>
    public static async Task<string> FailAsync(Func<Task> call)
    {
        var exception = await Assert.ThrowsAnyAsync<Exception>(call);
        Assert.True(exception is RotationException or SigningKeyException, exception.GetType().Name);
        return exception.Message;
    }

    public Task PutAsync(string text, string? version = null, string stage = VersionStage.Pending) => _client.PutSecretValueAsync(
        new PutSecretValueRequest
        {
            SecretId = Name, SecretString = text, ClientRequestToken = version ?? Version, VersionStages = [stage],
        });

    /// <summary>Makes the rotation's version current, as the last step's first call does.</summary>
    public void MakeCurrent() => _store.MoveStage(Name, VersionStage.Current, Version, OldVersion);

    public async Task<string> TextAsync(string stage) => (await _client.GetSecretValueAsync(
        new GetSecretValueRequest { SecretId = Name, VersionStage = stage })).SecretString!;

    /// <summary>Each label with its version: old, or new for the rotation's.</summary>
    public async Task<string> LabelsAsync()
    {
        var secret = await _client.DescribeSecretAsync(new DescribeSecretRequest { SecretId = Name });
        return string.Join(' ', secret.VersionIdsToStages!
            .SelectMany(version => version.Value.Select(stage => $"{stage}={NameOf(version.Key)}")).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _client.Dispose();

    private string NameOf(string version) => version == Version ? "new" : version == OldVersion ? "old" : "other";
}
