using System.Text.Json;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>Secrets, in memory or in a file that only its owner can read.</summary>
public sealed class SecretStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Secret> _secrets;
    private readonly string? _file;
    private readonly TimeProvider _time;

    /// <summary>Reads the file if it exists. Null keeps everything in memory.</summary>
    public SecretStore(string? file, TimeProvider time)
    {
        _file = file;
        _time = time;
        var secrets = File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllBytes(file), SecretsJson.Default.SecretArray)! : [];
        _secrets = secrets.ToDictionary(static secret => secret.Name, StringComparer.Ordinal);
    }

    public bool Exists(string name)
    {
        lock (_lock)
        {
            return _secrets.ContainsKey(name);
        }
    }

    public string ArnOf(string name) => Find(name).Arn;

    /// <summary>The current value.</summary>
    public string TextOf(string name) => Find(name).At(Secret.Current)!.Text!;

    /// <summary>Creates a secret.</summary>
    public void Create(string name, string text)
    {
        lock (_lock)
        {
            var secret = new Secret(name, $"arn:aws:secretsmanager:us-east-1:123456789012:secret:{name}-Local1", []);
            Keep(secret.With(new SecretVersion(Guid.NewGuid().ToString(), text, _time.GetUtcNow(), [Secret.Current])));
        }
    }

    /// <summary>Makes this Lambda function rotate the secret.</summary>
    public void EnableRotation(string name, string function)
    {
        lock (_lock)
        {
            Keep(Find(name) with { RotationFunction = function });
        }
    }

    /// <summary>Gives a secret a new value, once for each version id; the current version's value if no labels are given.</summary>
    internal (Secret Secret, SecretVersion Version) Put(string id, string versionId, string text, IReadOnlyList<string>? stages = null)
    {
        lock (_lock)
        {
            var secret = Find(id);
            if (secret.Version(versionId) is { Text: { } value } existing)
            {
                return value == text
                    ? (secret, existing)
                    : throw new AwsException(
                        "ResourceExistsException", 400, $"The version {versionId} has another value already; a version cannot be changed.");
            }

            return Add(secret, new SecretVersion(versionId, text, _time.GetUtcNow(), stages ?? [Secret.Current]));
        }
    }

    /// <summary>
    /// Begins a rotation: an empty version gets AWSPENDING. While a rotation is pending, the result is its version and the flag is false
    /// (docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html).
    /// </summary>
    internal (Secret Secret, SecretVersion Version, bool IsNew) BeginRotation(string id, string versionId)
    {
        lock (_lock)
        {
            var secret = Find(id);
            if (secret.At(Secret.Pending) is { } pending && !pending.Stages.Contains(Secret.Current))
            {
                return (secret, pending, IsNew: false);
            }

            var (kept, version) = Add(secret, new SecretVersion(versionId, null, _time.GetUtcNow(), [Secret.Pending]));
            return (kept, version, IsNew: true);
        }
    }

    /// <summary>Moves a label, attaches it, or removes it.</summary>
    internal Secret MoveStage(string id, string stage, string? to, string? from)
    {
        lock (_lock)
        {
            var secret = Find(id);
            if (secret.At(stage) is { } holder && holder.Id != to && holder.Id != from)
            {
                throw InvalidParameter(
                    $"The staging label {stage} is attached to version {holder.Id}; RemoveFromVersionId must name that version.");
            }

            if (from is not null && secret.Version(from)?.Stages.Contains(stage) != true)
            {
                throw InvalidParameter($"The staging label {stage} is not attached to version {from}.");
            }

            if (to is null)
            {
                return from is null || stage == Secret.Current
                    ? throw InvalidParameter($"The staging label {stage} must move to a version.")
                    : Keep(secret.With(secret.Version(from)! with { Stages = [.. secret.Version(from)!.Stages.Except([stage])] }));
            }

            var version = secret.Version(to) ?? throw NotFound($"Secrets Manager can't find the specified secret version: {to}");
            return Keep(secret.With(version with { Stages = [.. version.Stages.Union([stage])] }));
        }
    }

    internal Secret Find(string id)
    {
        lock (_lock)
        {
            // By its name, or by its ARN with or without the six characters at the end.
            return _secrets.GetValueOrDefault(id)
                ?? _secrets.Values.FirstOrDefault(secret => secret.Arn == id || secret.Arn[..^7] == id)
                ?? throw NotFound("Secrets Manager can't find the specified secret.");
        }
    }

    private (Secret Secret, SecretVersion Version) Add(Secret secret, SecretVersion version)
    {
        var kept = Keep(secret.With(version));
        return (kept, kept.Version(version.Id)!);
    }

    private static AwsException NotFound(string message) => new("ResourceNotFoundException", 400, message);

    private static AwsException InvalidParameter(string message) => new("InvalidParameterException", 400, message);

    private Secret Keep(Secret secret)
    {
        if (_file is not null)
        {
            // The file comes first: a value that could not be kept must not be used.
            Secret[] secrets = [.. _secrets.Values.Where(other => other.Name != secret.Name), secret];
            PrivateFile.Write(_file, JsonSerializer.SerializeToUtf8Bytes(secrets, SecretsJson.Default.SecretArray));
        }

        _secrets[secret.Name] = secret;
        return secret;
    }
}
