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

    /// <summary>Creates a secret.</summary>
    public void Create(string name, string text)
    {
        lock (_lock)
        {
            var secret = new Secret(name, $"arn:aws:secretsmanager:us-east-1:123456789012:secret:{name}-Local1", []);
            Keep(secret.With(Version(Guid.NewGuid().ToString(), text)));
        }
    }

    /// <summary>Gives a secret a new value, once for each version id, and keeps the old value as the previous one.</summary>
    internal (Secret Secret, SecretVersion Version) Put(string id, string versionId, string text)
    {
        lock (_lock)
        {
            var secret = Find(id);
            if (secret.Versions.FirstOrDefault(version => version.Id == versionId) is { } existing)
            {
                return (secret, existing);
            }

            var version = Version(versionId, text);
            return (Keep(secret.With(version)), version);
        }
    }

    internal Secret Find(string id)
    {
        lock (_lock)
        {
            // By its name, or by its ARN with or without the six characters at the end.
            return _secrets.GetValueOrDefault(id)
                ?? _secrets.Values.FirstOrDefault(secret => secret.Arn == id || secret.Arn[..^7] == id)
                ?? throw new AwsException("ResourceNotFoundException", 400, "Secrets Manager can't find the specified secret.");
        }
    }

    private SecretVersion Version(string id, string text) => new(id, text, _time.GetUtcNow(), [Secret.Current]);

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
