using Amazon.Lambda.Core;
using Amazon.SecretsManager;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.DigestFunction;

/// <summary>The Lambda that Redshift calls as an external scalar UDF: a batch of rows in, their digests out, in order. It never throws at Redshift.</summary>
public sealed class Function
{
    /// <summary>The Lambda function's name.</summary>
    public const string Name = "redshift_get_digest";

    private readonly Lazy<SigningKeys> _keys;

    public Function()
        : this(new Lazy<SigningKeys>(() => SigningKeys.ForSigning(new AmazonSecretsManagerClient(), SigningKeys.SecretIdFromEnvironment(), TimeProvider.System)))
    {
        // The key comes while the rest of the cold start goes on; should it not, the first batch tries again and says why.
        _ = Task.Run(async () => await _keys.Value.GetAsync(CancellationToken.None));
    }

    public Function(SigningKeys keys)
        : this(new Lazy<SigningKeys>(keys))
    {
    }

    private Function(Lazy<SigningKeys> keys) => _keys = keys;

    public async Task<Stream> HandleAsync(Stream input, ILambdaContext context)
    {
        try
        {
            var payload = await Payload.ReadAsync(input);
            var signingKeys = await _keys.Value.GetAsync(CancellationToken.None);
            return new BatchDigester(signingKeys[0]).Digest(RedshiftBatch.Read(payload.Span)).ToStream();
        }
        catch (InvalidBatchException e)
        {
            context.Logger.LogWarning("Batch refused: {Reason}", e.Message);
            return RedshiftReply.Failure(e.Message);
        }
        catch (SigningKeyException e)
        {
            context.Logger.LogError("No signing key: {Reason}", e.Message);
            return RedshiftReply.Failure("The digest function has no usable signing key. Its administrator finds the reason in the function's log.");
        }
#pragma warning disable CA1031 // Whatever else fails, Redshift must get an answer that it can show.
        catch (Exception e)
#pragma warning restore CA1031
        {
            // Neither here nor anywhere is an exception's own text logged: it may quote a row.
            context.Logger.LogError("The batch failed: {Type} {StackTrace}", e.GetType().Name, e.StackTrace ?? "");
            return RedshiftReply.Failure("The digest function failed. Its administrator finds the reason in the function's log.");
        }
    }
}
