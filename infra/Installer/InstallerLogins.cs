using Amazon.SecretsManager;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer;

/// <summary>The database users whose passwords an installation sets, each from its secret; null for those that it does not have.</summary>
internal sealed record InstallerLogins(DashboardLogin? Dashboards, AuroraUsers? Aurora)
{
    /// <summary>A removal sets no password, and the secrets may be gone.</summary>
    public static readonly InstallerLogins None = new(null, null);

    /// <exception cref="InstallerException">A secret cannot be read or used; its values are not in the message.</exception>
    public static async Task<InstallerLogins> ReadAsync(IAmazonSecretsManager secrets, InstallerProperties properties) =>
        new(await DashboardsAsync(secrets, properties), await AuroraAsync(secrets, properties));

    private static async Task<DashboardLogin?> DashboardsAsync(IAmazonSecretsManager secrets, InstallerProperties properties)
    {
        if (properties is not { DashboardUser: { } user, DashboardSecret: { } secret })
        {
            return null;
        }

        var login = await LoginSecret.ReadAsync(secrets, secret, nameof(InstallerProperties.DashboardSecret));
        return login.User != user
                ? throw login.Fault($"its username must be {user}, as {nameof(InstallerProperties.DashboardUser)} says")
            : DashboardLogin.PasswordFault(login.Password) is { } fault ? throw login.Fault($"its password {fault}")
            : DashboardLogin.Of(user, login.Password);
    }

    private static async Task<AuroraUsers?> AuroraAsync(IAmazonSecretsManager secrets, InstallerProperties properties)
    {
        if (properties is not { AuroraWriterSecret: { } writer, AuroraReaderSecret: { } reader })
        {
            return null;
        }

        return new AuroraUsers(
            await LoginAsync(writer, nameof(InstallerProperties.AuroraWriterSecret)),
            await LoginAsync(reader, nameof(InstallerProperties.AuroraReaderSecret)));

        async Task<AuroraLogin> LoginAsync(string secret, string property)
        {
            var login = await LoginSecret.ReadAsync(secrets, secret, property);
            return AuroraLogin.Of(login.User, login.Password);
        }
    }
}
