using Amazon.Lambda.Core;
using Amazon.Runtime;
using Amazon.SecretsManager;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.KeyRotationFunction;

/// <summary>
/// The Lambda function with which Secrets Manager rotates the signing key: it is called four times, once for each step
/// (docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda.html).
/// </summary>
public sealed class Function
{
    /// <summary>The Lambda function's name.</summary>
    public const string Name = "rotate_signing_key";

    /// <summary>A step is a few calls of Secrets Manager, each with the SDK's retries.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly KeyRotation _rotation;

#pragma warning disable CA2000 // The client lives as long as its process.
    public Function()
        : this(SigningKeys.CreateClient())
    {
    }
#pragma warning restore CA2000

    public Function(IAmazonSecretsManager secrets) => _rotation = new KeyRotation(secrets);

    /// <summary>Takes a step. A step that fails throws, and Secrets Manager then stops the rotation; the current key stays.</summary>
    public async Task HandleAsync(Stream input, ILambdaContext context)
    {
        try
        {
            var request = await RotationRequest.ReadAsync(input);
            Log.Taken(context.Logger, request, await _rotation.TakeAsync(request));
        }
        catch (Exception exception) when (exception is RotationException or SigningKeyException)
        {
            Log.Refused(context.Logger, exception);
            throw;
        }
        catch (Exception exception)
        {
            Log.Failed(context.Logger, exception);
            // Lambda logs the exception that it gets. The text of an unexpected one may quote a value.
            var type = exception is AmazonServiceException { ErrorCode: { } code } ? code : exception.GetType().Name;
            throw new RotationException($"The step failed: {type}.");
        }
    }
}
