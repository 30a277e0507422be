namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>The API's own domain name, its certificate, and the Route 53 zone that gets the record.</summary>
public sealed record DomainConfiguration
{
    private static readonly Form DomainName = new(
        @"(?=.{1,253}\z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}", "a domain name such as quotes.example.com");

    private static readonly Form Certificate = new(
        "arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+",
        "a certificate's ARN such as arn:aws:acm:us-east-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef");

    private static readonly Form Zone = new("Z[A-Z0-9]{1,31}", "a hosted zone's id such as Z0123456789ABCDEFGHIJ");

    public required string Name { get; init; }

    /// <summary>The ACM certificate for the name, in the stack's region.</summary>
    public required string CertificateArn { get; init; }

    /// <summary>The public hosted zone that gets an alias record; null if somebody else creates the record.</summary>
    public string? HostedZoneId { get; init; }

    /// <summary>Null if the API has no domain name of its own.</summary>
    internal static DomainConfiguration? Read(Section parent)
    {
        var section = parent.Inner("domain");
        var domain = new DomainConfiguration
        {
            Name = section.Text("name", DomainName) ?? "",
            CertificateArn = section.Text("certificateArn", Certificate) ?? "",
            HostedZoneId = section.Text("hostedZoneId", Zone),
        };
        section.RefuseUnknown();
        if (!parent.Has("domain") || section.IsInvalid)
        {
            return null;
        }

        section.Refuse(!section.Has("name"), "name", $"is missing; set {DomainName.Words}");
        section.Refuse(!section.Has("certificateArn"), "certificateArn", $"is missing; set {Certificate.Words}");
        return domain;
    }
}
