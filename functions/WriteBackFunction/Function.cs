using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.RedshiftDataAPIService;
using Amazon.SecretsManager;
using WriteBackLambdas.DataApi;
using WriteBackLambdas.Keys;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>The Lambda function behind API Gateway: verifies a link, records its quote, and responds with a page or with JSON.</summary>
public sealed class Function
{
    /// <summary>The Lambda function's name.</summary>
    public const string Name = "write_back";

    /// <summary>
    /// The Lambda function's timeout. With the API's throttle it bounds how many environments a hanging warehouse can hold: 10 a second for
    /// 15 seconds and a burst of 20 are 170 of an account's usual 1,000. A request that needs longer gets 202, and its page asks again.
    /// </summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    /// <summary>The time kept back to send the response before Lambda ends the call.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(1);

    /// <summary>How long after a link's lifetime a transaction that it began may still run.</summary>
    private static readonly TimeSpan LongestTransaction = TimeSpan.FromHours(1);

    private static readonly TimeSpan PauseOfLooks = TimeSpan.FromSeconds(1);

    private readonly QuoteDefinition _definition;
    private readonly WriteMode _mode;
    private readonly bool _mayBeFramed;
    private readonly TimeSpan _lifetime;
    private readonly TimeProvider _time;
    private readonly SigningKeys _keys;
    private readonly LinkVerifier _verifier;
    private readonly RedshiftQuoteStore _store;
    private readonly Renderer _renderer;

    public Function()
        : this(
            WriteBackSettings.Read(Environment.GetEnvironmentVariable),
            QuoteDefinition.Embedded,
            SigningKeys.CreateClient(),
            new AmazonRedshiftDataAPIServiceClient(
                new AmazonRedshiftDataAPIServiceConfig { HttpClientFactory = AwsConnections.Instance }),
            TimeProvider.System)
    {
        // An unusable key fails here, at start; with SnapStart that is at deployment and not at somebody's click.
        _keys.GetAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    public Function(
        WriteBackSettings settings,
        QuoteDefinition definition,
        IAmazonSecretsManager secrets,
        IAmazonRedshiftDataAPIService warehouse,
        TimeProvider time)
    {
        _definition = settings.Schema is { } schema ? definition with { Schema = schema } : definition;
        _mode = settings.WriteMode;
        _mayBeFramed = settings.FrameAncestors != WriteBackSettings.NoFrameAncestors;
        _lifetime = settings.LinkLifetime;
        _time = time;
        _keys = SigningKeys.ForVerification(secrets, settings.SigningSecretId, time);
        _verifier = new LinkVerifier(_keys, settings.LinkLifetime, time);
        _store = new RedshiftQuoteStore(warehouse, settings.Connection, _definition, time);
        _renderer = new Renderer(_definition, settings.FrameAncestors);
    }

    public async Task<APIGatewayProxyResponse> HandleAsync(APIGatewayProxyRequest input, ILambdaContext context)
    {
        var deadline = new Deadline(_time, context.RemainingTime - Reserve);
        using var cancellation = deadline.CreateCancellation();
        var request = WriteBackRequest.Unread;
        try
        {
            request = WriteBackRequest.From(input, _definition);
            return Respond(await AnswerAsync(request, deadline, context.Logger, cancellation.Token), request, deadline, context.Logger);
        }
#pragma warning disable CA1031 // The one catch at the edge: every outage and bug needs a response, and none may show its details.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var isOutage = exception is SigningKeyException || DataApiError.IsOutage(exception);
            Log.Failed(context.Logger, exception, isOutage);
            return Respond(new Answer(isOutage ? Outcome.Unavailable : Outcome.Failed), request, deadline, context.Logger);
        }
    }

    /// <summary>Renders before it logs, so that a request whose page cannot be rendered is logged once, as failed.</summary>
    private APIGatewayProxyResponse Respond(Answer answer, WriteBackRequest request, Deadline deadline, ILambdaLogger logger)
    {
        var response = _renderer.Render(answer, request);
        Log.Answered(logger, request, answer, deadline);
        return response;
    }

    private async Task<Answer> AnswerAsync(
        WriteBackRequest request, Deadline deadline, ILambdaLogger logger, CancellationToken cancellationToken)
    {
        if (!request.IsGet && !request.IsPost)
        {
            return new Answer(Outcome.MethodNotAllowed);
        }

        if (request.IsCrossSitePost)
        {
            return new Answer(Outcome.CrossSite);
        }

        if (request.Signed is not { } signed)
        {
            return new Answer(Outcome.Malformed) { Faults = request.Faults };
        }

        return await _verifier.VerifyAsync(signed, cancellationToken) switch
        {
            Verdict.Genuine when TypeMismatches(signed.Link) is { Length: > 0 } faults => new Answer(Outcome.Malformed) { Faults = faults },
            Verdict.Genuine when !Writes(request) => ShowForm(request, MayAutoPost(request) ? Outcome.AutoPost : Outcome.Form),
            Verdict.Genuine when request.InputFaults.Count > 0 => ShowForm(request, Outcome.InvalidInputs),
            Verdict.Genuine => await RecordAsync(request, Intent.Write, deadline, logger, cancellationToken),
            // Nobody looks at the response of a prefetch or an image, so it is not worth a query.
            Verdict.Expired when request.IsGet && (request.IsPrefetch || !request.IsNavigation) => new Answer(Outcome.Expired),
            Verdict.Expired => await RecordAsync(request, IntentOfExpired(request), deadline, logger, cancellationToken),
            Verdict.Unverified => new Answer(Outcome.Unverified) { IsPost = request.IsPost, Inputs = request.Inputs },
            _ => new Answer(Outcome.Forged),
        };
    }

    private bool MayAutoPost(WriteBackRequest request) => _mode != WriteMode.Confirm && !NeedsInput(request);

    private bool NeedsInput(WriteBackRequest request) =>
        _definition.Inputs.Any(input => input.Required && _definition.Asks(request.Signed!.Link.Action, input));

    /// <summary>
    /// A POST writes. A GET writes only in mode get, when a person followed the link: it is no prefetch, no image or script request of a
    /// page, not in a frame that nobody allowed, and there is no required input to ask for.
    /// </summary>
    private bool Writes(WriteBackRequest request) =>
        request.IsPost
        || (_mode == WriteMode.Get && request.IsNavigation && (_mayBeFramed || !request.IsFramed) && !request.IsPrefetch
            && !NeedsInput(request));

    /// <summary>Signed values that the history cannot store because the source's column and the definition disagree.</summary>
    private string[] TypeMismatches(QuoteLink link) => !link.IsGenerate ? [] :
    [
        .. _definition.Fields.Zip(link.Values)
            .Select(pair => (pair.First.Name, Fault: pair.Second is null ? null : pair.First.Type.Fault(pair.Second)))
            .Where(field => field.Fault is not null)
            .Select(field => $"{field.Name}: {field.Fault}; the source's column and the quote definition disagree"),
    ];

    /// <summary>
    /// A post may repeat one that was answered with 202 and whose transaction still runs, so its result must be final. Everybody can open
    /// an old link again and again, and must not keep writers waiting.
    /// </summary>
    private Intent IntentOfExpired(WriteBackRequest request) =>
        request.IsPost && AgeOf(request.Signed!.Link) < _lifetime + LongestTransaction ? Intent.FindAfterWriters : Intent.Find;

    private TimeSpan AgeOf(QuoteLink link) => _time.GetUtcNow() - link.Issued.Time;

    /// <summary>
    /// When the link's time has just ended, a request that was sent in time may not have reached the warehouse yet. The warehouse's clock
    /// then refuses it, and it may be a little behind.
    /// </summary>
    private bool MayStillBeWritten(QuoteLink link) =>
        AgeOf(link) is var age && age > _lifetime && age <= _lifetime + (2 * LinkVerifier.ClockSkew);

    private static Answer ShowForm(WriteBackRequest request, Outcome outcome) => new(outcome)
    {
        Link = request.Signed!.Link,
        Inputs = request.Inputs,
        InputFaults = request.IsPost ? request.InputFaults : new Dictionary<string, string>(),
    };

    /// <summary>
    /// What asks again has mostly been recorded, or waits for the lock since its first request. To look costs writers nothing, and to write
    /// would make them wait once more, so it looks for half of the time.
    /// </summary>
    private async Task<Recording> StoreAsync(
        Submission submission, bool isRepetition, Deadline deadline, CancellationToken cancellationToken)
    {
        if (isRepetition && submission.Intent == Intent.Write)
        {
            var timeToWrite = deadline.Remaining / 2;
            do
            {
                var found = await _store.RecordAsync(submission with { Intent = Intent.Find }, deadline, cancellationToken);
                if (found.Outcome == Outcome.Replayed)
                {
                    return found;
                }
            }
            while (deadline.Remaining > timeToWrite && await deadline.TryPauseAsync(PauseOfLooks, cancellationToken));
        }

        return await _store.RecordAsync(submission, deadline, cancellationToken);
    }

    private async Task<Answer> RecordAsync(
        WriteBackRequest request, Intent intent, Deadline deadline, ILambdaLogger logger, CancellationToken cancellationToken)
    {
        // An expired link writes nothing, so its inputs are not stored and cannot be wrong.
        var inputs = intent == Intent.Write ? request.Inputs : [.. request.Inputs.Select(_ => (string?)null)];
        var link = request.Signed!.Link;
        // Counted from the system's clock, which is the warehouse's too, whatever clock this function was given.
        var end = intent == Intent.Write
            ? TimeProvider.System.GetUtcNow() + (_lifetime + LinkVerifier.ClockSkew - AgeOf(link))
            : default;
        var submission = new Submission(link, request.Signed.Digest, inputs, new IssueTime(end), intent);
        var start = deadline.Elapsed;
        var recording = await StoreAsync(submission, request.IsRepetition, deadline, cancellationToken);
        Log.WarehouseAnswered(logger, recording, deadline.Elapsed - start);
        var isOpen = intent == Intent.FindAfterWriters && recording.Outcome == Outcome.Expired && MayStillBeWritten(link);
        return new Answer(isOpen ? Outcome.Unconfirmed : recording.Outcome)
        {
            Link = link,
            Quote = recording.Quote,
            Inputs = request.Inputs,
            RowHash = intent == Intent.Write && recording.Outcome is not (Outcome.Conflict or Outcome.Excluded or Outcome.Expired)
                ? RowHash.Of(_definition, link, submission.Digest, inputs)
                : null,
        };
    }
}
