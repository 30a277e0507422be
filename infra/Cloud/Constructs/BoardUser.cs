using Constructs;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>
/// The database user with which QuickSight reads: a secret with its name and a password, which keeps Redshift's rules (8 to 64 characters
/// with a letter of each case and a digit, docs.aws.amazon.com/redshift/latest/dg/r_CREATE_USER.html).
/// </summary>
internal sealed class BoardUser : Construct
{
    private readonly DatabaseSecret _secret;

    public BoardUser(Construct scope, string id, string name)
        : base(scope, id)
    {
        Name = name;
        _secret = new DatabaseSecret(this, "Secret", name, "The database user with which QuickSight reads the views");
    }

    public string Name { get; }

    public DatabaseIdentity Identity => new(Name, _secret.SecretArn, null);

    /// <summary>A dynamic reference that CloudFormation resolves; the template does not have the password.</summary>
    public string Password => _secret.SecretValueFromJson("password").UnsafeUnwrap();
}
