using System.Diagnostics;
using Amazon.Lambda.Core;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.DigestFunction;

/// <summary>The Lambda function that serves the external scalar UDF: a batch of rows in, their digests out, in the same order.</summary>
public sealed class Function
{
    /// <summary>The Lambda function's name.</summary>
    public const string Name = "redshift_get_digest";

    /// <summary>The Lambda function's timeout.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>How long INIT waits for the key. Lambda ends INIT after 10 seconds.</summary>
    private static readonly TimeSpan KeyLimit = TimeSpan.FromSeconds(3);

    private readonly Lazy<SigningKeys> _keys;

    public Function()
        : this(new Lazy<SigningKeys>(() =>
            SigningKeys.ForSigning(SigningKeys.CreateClient(), SigningKeys.SecretIdFromEnvironment(), TimeProvider.System)))
    {
        // Load the key during INIT: a connection that is still open when Lambda freezes the process may be dead when it thaws. If the key
        // does not arrive in time, the first batch asks for it again and reports what is wrong.
        using var limit = new CancellationTokenSource();
        var key = Task.Run(() => _keys.Value.GetAsync(limit.Token).AsTask());
        WarmUp.Run();
        Task.WaitAny([key], KeyLimit);
        limit.Cancel();
    }

    public Function(SigningKeys keys)
        : this(new Lazy<SigningKeys>(keys))
    {
    }

    private Function(Lazy<SigningKeys> keys) => _keys = keys;

    public async Task<Stream> HandleAsync(Stream input, ILambdaContext context)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            using var payload = await Payload.ReadAsync(input);
            var keys = await _keys.Value.GetAsync(CancellationToken.None);
            using var reply = BatchDigester.Digest(payload, keys.Current);
            Log.Signed(context.Logger, reply.Rows, Stopwatch.GetElapsedTime(start));
            return reply.ToStream();
        }
        catch (InvalidBatchException exception)
        {
            Log.Refused(context.Logger, exception);
            return RedshiftReply.Failure(exception.Message);
        }
        catch (SigningKeyException exception)
        {
            Log.NoKey(context.Logger, exception);
            return RedshiftReply.Failure(
                "The digest function has no usable signing key. Its administrator can find the reason in the function's log.");
        }
#pragma warning disable CA1031 // Redshift can only show an error that comes as an answer.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.Failed(context.Logger, exception);
            return RedshiftReply.Failure("The digest function failed. Its administrator can find the reason in the function's log.");
        }
    }
}
