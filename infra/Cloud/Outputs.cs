using Amazon.CDK;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Cloud.Constructs;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Cloud;

/// <summary>The parts of a stack that its outputs name.</summary>
internal sealed record OutputParts(
    StageConfiguration Configuration,
    SigningKeySecret Key,
    DigestLambda Digest,
    WriteBackLambda WriteBack,
    QuoteWarehouse Warehouse,
    InstallerResource Installer,
    QuoteApi Api,
    QuoteBoard? Board,
    SignIn? SignIn,
    QuoteAurora? Aurora);

/// <summary>What a deployment prints: where everything is, what to attach, and what to paste into QuickSight.</summary>
internal static class Outputs
{
    public static void Add(Stack stack, OutputParts parts)
    {
        void Output(string id, string? value, string description)
        {
            if (value is not null)
            {
                _ = new CfnOutput(stack, id, new CfnOutputProps { Value = value, Description = description });
            }
        }

        var (configuration, warehouse) = (parts.Configuration.Warehouse, parts.Warehouse);
        var callerRole = parts.Digest.CallerRole.RoleArn;
        Output(OutputNames.Region, Aws.REGION, "The region of the stack");
        Output(OutputNames.Workgroup, warehouse.Workgroup, "The Serverless workgroup with the views");
        Output(OutputNames.Cluster, warehouse.Cluster, "The cluster with the views");
        Output(OutputNames.Database, warehouse.Database, "The database with the views");
        Output(OutputNames.Schema, configuration.Schema, "The schema of the views");
        Output(OutputNames.DashboardRole, configuration.DashboardRole, "The database role to grant to the dashboards' readers");
        Output(
            OutputNames.DashboardGroups,
            parts.Configuration.Groups is { Count: > 0 } groups ? string.Join(',', groups) : null,
            "The groups whose roles have the dashboards' role");
        Output(
            OutputNames.ApplicationUser,
            parts.Installer.ApplicationUser,
            "The database user in Redshift who records quotes, or who copies them from Aurora");
        Output(OutputNames.AdministratorUser, warehouse.AdminIdentity.User, "The database user who installs the warehouse's objects");
        Output(
            OutputNames.AdministratorSecretArn,
            warehouse.AdminIdentity.SecretArn,
            "The secret with the database user who installs the warehouse's objects");
        Output(OutputNames.Store, parts.Aurora is null ? null : $"{parts.Configuration.Store}", "Where quotes are recorded");
        Output(OutputNames.AuroraClusterArn, parts.Aurora?.ClusterArn, "The Aurora cluster");
        Output(OutputNames.AuroraHost, parts.Aurora?.Host, "Where Redshift connects to the Aurora cluster");
        Output(OutputNames.AuroraPort, parts.Aurora?.Port, "The Aurora cluster's port");
        Output(OutputNames.AuroraDatabase, parts.Aurora?.Database, "The database in the Aurora cluster");
        Output(
            OutputNames.AuroraAdministratorSecretArn,
            parts.Aurora?.AdminSecretArn,
            "The secret with the Aurora cluster's user who installs");
        Output(OutputNames.AuroraReaderSecretArn, parts.Aurora?.ReaderSecretArn, "The secret with which Redshift reads Aurora");
        Output(
            OutputNames.AttachAuroraRole,
            parts is { Aurora.SigningRole.RoleArn: var signingRole, Configuration.Aurora.ClusterArn: { } existing }
                ? $"aws rds add-role-to-db-cluster --db-cluster-identifier {existing[(existing.LastIndexOf(':') + 1)..]} "
                    + $"--role-arn {signingRole} --feature-name {CreatedAurora.LambdaFeature}"
                : null,
            "Run this once, so that Aurora may call the digest function");
        Output(OutputNames.DigestFunctionName, parts.Digest.Function.Lambda.FunctionName, "The function that signs links");
        Output(OutputNames.WriteBackFunctionName, parts.WriteBack.Function.Lambda.FunctionName, "The function that records clicks");
        Output(OutputNames.CallerRoleArn, callerRole, "The role with which Redshift calls the digest function");
        Output(OutputNames.InstallerRoleName, parts.Installer.RoleName, "The role that installs the warehouse's objects");
        Output(OutputNames.SigningSecretArn, parts.Key.Arn, "The secret with the signing key");
        foreach (var definition in parts.Configuration.Definitions.All)
        {
            var actionLinks = definition.Workflow.Actions.Select(action => $"<<{WarehouseNames.LinkOf(action.Name)}>>");
            void OutputOf(string name, string? value, string description) =>
                Output(OutputNames.Of(definition, name), value, description + (definition.IsDefault ? "" : $" ({definition.Name})"));

            OutputOf(OutputNames.Dashboard, parts.Board?.AddressOf(definition), "The address of the dashboard in QuickSight");
            OutputOf(OutputNames.ApiUrl, parts.Api.AddressOf(definition), "The URL of every quote link, up to the query");
            OutputOf(
                OutputNames.Views,
                string.Join(", ", definition.Names.Views.Select(view => $"{configuration.Schema}.{view}")),
                "The views for dashboards");
            OutputOf(
                OutputNames.QuickSightSql,
                $"SELECT * FROM {configuration.Schema}.{definition.Names.RowsView}",
                "The custom SQL for a dataset of the rows to quote");
            OutputOf(
                OutputNames.QuickSightUrlAction,
                $"<<{WarehouseNames.QuoteLink}>>",
                $"The URL for the visual's URL action; with {definition.Names.CurrentView} it is {string.Join(" or ", actionLinks)}");
        }

        Output(OutputNames.SignInAddress, parts.SignIn?.ReturnAddress, "The redirect URI to register at the provider");
        Output(OutputNames.SessionSecretArn, parts.SignIn?.SessionSecretArn, "The secret with the key of sessions");
        Output(OutputNames.SignInUserPool, parts.SignIn?.Users?.PoolId, "The user pool whose users can sign in");
        Output(
            OutputNames.AttachRole,
            configuration.Workgroup is { } workgroup ? AttachRole(workgroup, callerRole) : null,
            "Run this once if the namespace does not have the role yet; its other roles are kept");
    }

    /// <summary>
    /// update-namespace replaces the list of roles, so nothing happens if get-namespace fails. It may print each role as an object with its
    /// ARN.
    /// </summary>
    private static string AttachRole(string workgroup, string roleArn) =>
        $"NAMESPACE=$(aws redshift-serverless get-workgroup --workgroup-name {workgroup} --query workgroup.namespaceName --output text) && "
        + "ROLES=$(aws redshift-serverless get-namespace --namespace-name \"$NAMESPACE\" --query namespace.iamRoles --output text) && "
        + "aws redshift-serverless update-namespace --namespace-name \"$NAMESPACE\" --iam-roles "
        + $"$(echo \"$ROLES\" | grep -oE 'arn:[^,)[:space:]]+') {roleArn}";
}
