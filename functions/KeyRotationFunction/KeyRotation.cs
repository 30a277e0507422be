using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.KeyRotationFunction;

/// <summary>
/// The steps of a rotation. Each finds out from the secret what was done before, so that it can be repeated, and the rotation interrupted,
/// at any point. Only the last step changes the current key.
/// </summary>
internal sealed class KeyRotation(IAmazonSecretsManager secrets)
{
    /// <summary>Returns what was done, in words.</summary>
    /// <exception cref="RotationException">The secret is not in the state in which Secrets Manager calls for this step.</exception>
    /// <exception cref="SigningKeyException">The pending version is not a valid signing key.</exception>
    public async Task<string> TakeAsync(RotationRequest request)
    {
        var secret = await secrets.DescribeSecretAsync(new DescribeSecretRequest { SecretId = request.SecretId });
        if (secret.RotationEnabled is not true)
        {
            throw new RotationException($"Secret {request.SecretId}: rotation is not enabled.");
        }

        var versions = secret.VersionIdsToStages ?? [];
        var stages = versions.GetValueOrDefault(request.VersionId) ?? [];
        if (stages.Contains(VersionStage.Current))
        {
            return request.Step == RotationStep.FinishSecret && stages.Contains(VersionStage.Pending)
                ? await EndAsync(request)
                : "the version is current already";
        }

        if (!stages.Contains(VersionStage.Pending))
        {
            throw new RotationException(
                $"Secret {request.SecretId}: version {request.VersionId} does not have the label {VersionStage.Pending}.");
        }

        // A key put by hand after a rotation that could not end. The replaced key, which may have leaked, must not come back.
        if (stages.Contains(VersionStage.Previous))
        {
            throw new RotationException(
                $"Secret {request.SecretId}: version {request.VersionId} was current before; remove {VersionStage.Pending} from it.");
        }

        var current = versions.FirstOrDefault(version => version.Value.Contains(VersionStage.Current)).Key;
        return request.Step switch
        {
            RotationStep.CreateSecret => await CreateAsync(request),
            RotationStep.SetSecret => "nothing to do; the functions read the key from the secret",
            RotationStep.TestSecret => await TestAsync(request),
            _ => await FinishAsync(request, current),
        };
    }

    private async Task<string> CreateAsync(RotationRequest request)
    {
        if (await PendingAsync(request) is not null)
        {
            return "the key exists already";
        }

        try
        {
            await secrets.PutSecretValueAsync(new PutSecretValueRequest
            {
                SecretId = request.SecretId,
                ClientRequestToken = request.VersionId,
                SecretString = SigningSecret.Create(),
                VersionStages = [VersionStage.Pending],
            });
            return "a key was made";
        }
        catch (AmazonSecretsManagerException exception) when (exception.ErrorCode == "ResourceExistsException")
        {
            return "another call made a key";
        }
    }

    /// <summary>
    /// While a deployment sets the schedule, Secrets Manager calls this step alone, with a version made for it, and AWS does not say
    /// whether that version has a value (docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html, RotateImmediately).
    /// </summary>
    private async Task<string> TestAsync(RotationRequest request)
    {
        if (await PendingAsync(request) is not { } text)
        {
            return "there is no key to test";
        }

        SigningSecret.Parse(request.SecretId, text).Dispose();
        return "the key is valid";
    }

    /// <summary>
    /// AWSPREVIOUS moves by itself (docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html). AWSPENDING
    /// may stay, and is then removed: after the next key put by hand, it would look like a rotation in progress.
    /// </summary>
    private async Task<string> FinishAsync(RotationRequest request, string? current)
    {
        SigningSecret.Parse(request.SecretId, await PendingAsync(request)).Dispose();
        await secrets.UpdateSecretVersionStageAsync(new UpdateSecretVersionStageRequest
        {
            SecretId = request.SecretId,
            VersionStage = VersionStage.Current,
            MoveToVersionId = request.VersionId,
            RemoveFromVersionId = current,
        });
        return await TakeAsync(request);
    }

    private async Task<string> EndAsync(RotationRequest request)
    {
        await secrets.UpdateSecretVersionStageAsync(new UpdateSecretVersionStageRequest
        {
            SecretId = request.SecretId,
            VersionStage = VersionStage.Pending,
            RemoveFromVersionId = request.VersionId,
        });
        return "the key is current";
    }

    /// <summary>The secret's text in the pending version; null if the version is empty.</summary>
    private async Task<string?> PendingAsync(RotationRequest request)
    {
        try
        {
            var version = await secrets.GetSecretValueAsync(new GetSecretValueRequest
            {
                SecretId = request.SecretId,
                VersionId = request.VersionId,
                VersionStage = VersionStage.Pending,
            });
            return version.SecretString;
        }
        catch (AmazonSecretsManagerException exception) when (exception.ErrorCode == "ResourceNotFoundException")
        {
            return null;
        }
    }
}
