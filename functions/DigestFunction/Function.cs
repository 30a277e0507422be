using System.Diagnostics;
using Amazon.Lambda.Core;
using Amazon.SecretsManager;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.DigestFunction;

/// <summary>The Lambda that Redshift calls as an external scalar UDF: a batch of rows in, their digests out, in order. It never throws at Redshift.</summary>
public sealed class Function
{
    /// <summary>The Lambda function's name.</summary>
    public const string Name = "redshift_get_digest";

    /// <summary>"At 1,769 MB, a function has the equivalent of one vCPU" (AWS Lambda Developer Guide, Configure Lambda function memory).</summary>
    private const int MegabytesPerCore = 1_769;

    /// <summary>How long INIT, which Lambda ends after 10 seconds, waits for the key.</summary>
    private static readonly TimeSpan KeyLimit = TimeSpan.FromSeconds(3);

    private readonly Lazy<SigningKeys> _keys;

    public Function()
        : this(new Lazy<SigningKeys>(() => SigningKeys.ForSigning(new AmazonSecretsManagerClient(), SigningKeys.SecretIdFromEnvironment(), TimeProvider.System)))
    {
        // The key comes meanwhile, within INIT: a connection left open there may be dead when Lambda thaws the process. Should none come, the first batch tries
        // again and says why.
        using var limit = new CancellationTokenSource();
        var key = Task.Run(async () => await _keys.Value.GetAsync(limit.Token));
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
            var reply = BatchDigester.Digest(payload, keys.Current, Cores(context));
            Log.Signed(context.Logger, reply.Rows, Stopwatch.GetElapsedTime(start));
            return reply.ToStream();
        }
        catch (InvalidBatchException e)
        {
            Log.Refused(context.Logger, e);
            return RedshiftReply.Failure(e.Message);
        }
        catch (SigningKeyException e)
        {
            Log.NoKey(context.Logger, e);
            return RedshiftReply.Failure("The digest function has no usable signing key. Its administrator finds the reason in the function's log.");
        }
#pragma warning disable CA1031 // Whatever else fails, Redshift must get an answer that it can show.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.Failed(context.Logger, e);
            return RedshiftReply.Failure("The digest function failed. Its administrator finds the reason in the function's log.");
        }
    }

    /// <summary>A function with less memory sees more processors than it gets time on.</summary>
    private static int Cores(ILambdaContext context) => Math.Clamp(context.MemoryLimitInMB / MegabytesPerCore, 1, Environment.ProcessorCount);
}
