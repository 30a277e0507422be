using System.Collections.Concurrent;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>The IAM roles that the warehouse can assume: all of them, except those that a test detaches.</summary>
public sealed class IamRoles
{
    private readonly ConcurrentDictionary<string, bool> _detached = new(StringComparer.Ordinal);

    public void Detach(string arn) => _detached[arn] = true;

    public void Attach(string arn) => _detached.TryRemove(arn, out _);

    internal void Check(string arn, string user)
    {
        if (_detached.ContainsKey(arn))
        {
            throw new RedshiftException(
                $"User arn:aws:redshift:us-east-1:123456789012:dbuser:local/{user} is not authorized to assume IAM Role {arn}");
        }
    }
}
