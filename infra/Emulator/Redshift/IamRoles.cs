using System.Collections.Concurrent;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>The IAM roles that the warehouse can assume: all of them, except those that a test detaches.</summary>
public sealed class IamRoles
{
    private readonly ConcurrentDictionary<string, RoleFault> _faults = new(StringComparer.Ordinal);

    public void Detach(string arn, RoleFault fault = RoleFault.NotAuthorized) => _faults[arn] = fault;

    public void Attach(string arn) => _faults.TryRemove(arn, out _);

    /// <summary>As Redshift checks a role: when a function is created and each time it is called.</summary>
    internal void Check(string arn, string user)
    {
        if (_faults.TryGetValue(arn, out var fault))
        {
            throw new RedshiftException(fault switch
            {
                RoleFault.NotAssociated => $"The requested role {arn} is not associated to cluster",
                RoleFault.NotAuthorized =>
                    $"User arn:aws:redshift:us-east-1:123456789012:dbuser:local/{user} is not authorized to assume IAM Role {arn}",
                _ => $"Not authorized to get credentials of role {arn}",
            });
        }
    }
}

/// <summary>Why the warehouse cannot assume a role. Redshift has a message for each.</summary>
public enum RoleFault
{
    /// <summary>The commonest: the role is missing, or its trust does not name Redshift yet.</summary>
    NotTrusted,

    /// <summary>The role is not one of the cluster's or namespace's.</summary>
    NotAssociated,

    /// <summary>The database user is not one that the role's trust names.</summary>
    NotAuthorized,
}
