using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>The version that the API and this machine agree on.</summary>
internal sealed class TlsCheck : ICheck
{
    public string Question => "Does the API use TLS 1.2 or 1.3?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var address = deployment.Api.Address;
        if (address.Scheme == Uri.UriSchemeHttp)
        {
            return CheckResult.Right("It needs none, because it is on this machine");
        }

        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port, cancellationToken);
            await using var stream = new SslStream(client.GetStream());
            await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = address.Host }, cancellationToken);
            var version = stream.SslProtocol.ToString();
            return version is "Tls12" or "Tls13"
                ? CheckResult.Right(version)
                : CheckResult.Wrong(version, "Set a security policy with TLS 1.2 at least.");
        }
        catch (AuthenticationException exception)
        {
            return CheckResult.Wrong(exception.Message, "Check the API's domain name and certificate.");
        }
        catch (SocketException exception)
        {
            throw new HttpRequestException(exception.Message, exception);
        }
    }
}
