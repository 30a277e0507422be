using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse;

/// <summary>The names of a deployed stack's outputs, as cdk-outputs.json has them.</summary>
public static class OutputNames
{
    public const string ApiUrl = nameof(ApiUrl);
    public const string Region = nameof(Region);

    /// <summary>The Serverless workgroup; a stack has either this output or <see cref="Cluster"/>.</summary>
    public const string Workgroup = nameof(Workgroup);

    public const string Cluster = nameof(Cluster);
    public const string Database = nameof(Database);
    public const string Schema = nameof(Schema);

    /// <summary>The address of the dashboard in QuickSight; absent without one.</summary>
    public const string Dashboard = nameof(Dashboard);

    public const string DashboardRole = nameof(DashboardRole);

    /// <summary>The roles of the groups that have the dashboards' role, separated by commas; absent without IAM Identity Center.</summary>
    public const string DashboardGroups = nameof(DashboardGroups);

    /// <summary>The database user with which the write-back function connects, or, with Aurora, the one who copies from it.</summary>
    public const string ApplicationUser = nameof(ApplicationUser);

    /// <summary>The database user who installs, when temporary credentials on a cluster are used.</summary>
    public const string AdministratorUser = nameof(AdministratorUser);

    /// <summary>The secret with the database user who installs; absent when the installer's IAM role connects.</summary>
    public const string AdministratorSecretArn = nameof(AdministratorSecretArn);

    /// <summary>Redshift or Aurora, where quotes are recorded; absent without Aurora, as all of Aurora's outputs.</summary>
    public const string Store = nameof(Store);

    public const string AuroraClusterArn = nameof(AuroraClusterArn);
    public const string AuroraHost = nameof(AuroraHost);
    public const string AuroraPort = nameof(AuroraPort);
    public const string AuroraDatabase = nameof(AuroraDatabase);
    public const string AuroraAdministratorSecretArn = nameof(AuroraAdministratorSecretArn);
    public const string AuroraReaderSecretArn = nameof(AuroraReaderSecretArn);

    /// <summary>The command that gives an existing Aurora cluster the role that signs; absent if the cluster does not sign.</summary>
    public const string AttachAuroraRole = nameof(AttachAuroraRole);

    public const string DigestFunctionName = nameof(DigestFunctionName);
    public const string WriteBackFunctionName = nameof(WriteBackFunctionName);
    public const string CallerRoleArn = nameof(CallerRoleArn);
    public const string InstallerRoleName = nameof(InstallerRoleName);
    public const string SigningSecretArn = nameof(SigningSecretArn);
    public const string Views = nameof(Views);
    public const string QuickSightSql = nameof(QuickSightSql);
    public const string QuickSightUrlAction = nameof(QuickSightUrlAction);

    /// <summary>The redirect URI to register at the provider; absent without sign-in.</summary>
    public const string SignInAddress = nameof(SignInAddress);

    /// <summary>The secret with the key of sessions; absent without sign-in.</summary>
    public const string SessionSecretArn = nameof(SessionSecretArn);

    /// <summary>The user pool that the stack creates; absent with another provider.</summary>
    public const string SignInUserPool = nameof(SignInUserPool);
    public const string AttachRole = nameof(AttachRole);

    /// <summary>A definition's own output: the default definition's has the plain name, and DiscountsApiUrl is one of discounts.</summary>
    public static string Of(QuoteDefinition definition, string name) => definition.IsDefault
        ? name
        : string.Concat(definition.Name.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..])) + name;
}
