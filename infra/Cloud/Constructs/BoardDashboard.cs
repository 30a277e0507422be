using Amazon.CDK;
using Amazon.CDK.AWS.QuickSight;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Cloud.QuickSight;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>The analysis, in which owners change what they see, and the published dashboard.</summary>
internal sealed class BoardDashboard : Construct
{
    public BoardDashboard(
        Construct scope,
        string id,
        QuickSightConfiguration quickSight,
        string title,
        CfnAnalysis.AnalysisDefinitionProperty definition,
        AssetNames names)
        : base(scope, id)
    {
        var analysis = new CfnAnalysisProps
        {
            AwsAccountId = Aws.ACCOUNT_ID,
            AnalysisId = names.IdOf("analysis"),
            Name = names.TitleOf(title),
            Definition = definition,
            Permissions = quickSight.Owners.Select(owner => new CfnAnalysis.ResourcePermissionProperty
            {
                Principal = owner, Actions = Permissions.Analysis,
            }).ToArray(),
        };
        var dashboard = new CfnDashboardProps
        {
            AwsAccountId = Aws.ACCOUNT_ID,
            DashboardId = names.IdOf("dashboard"),
            Name = names.TitleOf(title),
            // The same members as the analysis's, of which the CDK has a second set of types.
            Definition = Token.AsAny(definition),
            DashboardPublishOptions = new CfnDashboard.DashboardPublishOptionsProperty
            {
                SheetControlsOption = new CfnDashboard.SheetControlsOptionProperty { VisibilityState = "EXPANDED" },
            },
            Permissions = Permissions.OfDashboard(quickSight).Select(permission => new CfnDashboard.ResourcePermissionProperty
            {
                Principal = permission.Principal, Actions = permission.Actions,
            }).ToArray(),
        };
        if (quickSight.ThemeArn is { } theme)
        {
            (analysis.ThemeArn, dashboard.ThemeArn) = (theme, theme);
        }

        _ = new CfnAnalysis(this, "Analysis", analysis);
        _ = new CfnDashboard(this, "Dashboard", dashboard);
        Address = Fn.Join("", [$"https://{Aws.REGION}.quicksight.aws.amazon.com/sn/dashboards/", dashboard.DashboardId]);
    }

    public string Address { get; }
}
