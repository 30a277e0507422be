using System.Collections.Concurrent;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>
/// The people of IAM Identity Center and their groups. A person is the database user <c>AWSIDC:name</c>, who is created at the first
/// sign-in and has those of the roles <c>AWSIDC:group</c> that exist
/// (docs.aws.amazon.com/redshift/latest/mgmt/redshift-iam-access-control-idp-connect.html).
/// </summary>
public sealed class IdentityCenter
{
    /// <summary>The namespace of the identity provider, as AWS's documents have it.</summary>
    public const string Namespace = "AWSIDC:";

    private readonly ConcurrentDictionary<string, string[]> _groups = new(StringComparer.Ordinal);

    /// <summary>Puts a person into these groups only; all names are without the namespace.</summary>
    public void Put(string person, params string[] groups) =>
        _groups[Namespace + person] = [.. groups.Select(group => Namespace + group)];

    /// <summary>The roles of a user's groups, whether they exist or not; null if nobody has this name.</summary>
    internal IReadOnlyList<string>? RolesOf(string user) => _groups.GetValueOrDefault(user);
}
