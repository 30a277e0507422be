namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>The ARNs that a stage names. The stack reaches all of them in its own region only.</summary>
internal static class StageArns
{
    /// <summary>Refuses ARNs of another region than the stage's, if the stage has one.</summary>
    public static void RefuseOtherRegions(Section section, StageConfiguration stage)
    {
        var warehouse = stage.Warehouse;
        (string Name, string? Arn)[] arns =
        [
            ("api.domain.certificateArn", stage.Api.Domain?.CertificateArn),
            ("signingSecretArn", stage.SigningSecretArn),
            ("signingKmsKeyArn", stage.SigningKmsKeyArn),
            ("warehouse.secretArn", warehouse.SecretArn),
            ("warehouse.secretKmsKeyArn", warehouse.SecretKmsKeyArn),
            ("warehouse.adminSecretArn", warehouse.AdminSecretArn),
            ("warehouse.adminSecretKmsKeyArn", warehouse.AdminSecretKmsKeyArn),
            ("aurora.clusterArn", stage.Aurora?.ClusterArn),
            ("aurora.adminSecretArn", stage.Aurora?.AdminSecretArn),
            ("aurora.adminSecretKmsKeyArn", stage.Aurora?.AdminSecretKmsKeyArn),
            ("signIn.clientSecretArn", stage.SignIn?.ClientSecretArn),
            ("signIn.clientSecretKmsKeyArn", stage.SignIn?.ClientSecretKmsKeyArn),
            ("alarmTopicArn", stage.AlarmTopicArn),
            // Users and groups are in the region of QuickSight's identities, which can be another one.
            ("quickSight.vpcConnectionArn", stage.QuickSight?.VpcConnectionArn),
            .. stage.CallerExternalIds.Select((id, index) => ($"callerExternalIds[{index}]", id)),
        ];
        foreach (var (name, arn) in arns)
        {
            // The fourth part is the region; a wrong ARN, which is reported already, is empty or null.
            if (stage.Region is not null && arn?.Split(':') is [_, _, _, var region, ..] && region != stage.Region)
            {
                section.Fault(name, $"is in {region}, but the stage's region is {stage.Region}");
            }
        }
    }
}
