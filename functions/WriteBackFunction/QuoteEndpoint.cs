using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using WriteBackLambdas.DataApi;
using WriteBackLambdas.Keys;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;
using WriteBackLambdas.WriteBackFunction.SignIn;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>Answers the requests of one definition's links.</summary>
internal sealed class QuoteEndpoint(
    WriteBackSettings settings,
    QuoteDefinition definition,
    SigningKeys keys,
    IQuoteStore store,
    SignInGate? signIn,
    TimeProvider time)
{
    /// <summary>How long after a link's lifetime a transaction that it began may still run.</summary>
    private static readonly TimeSpan LongestTransaction = TimeSpan.FromHours(1);

    private static readonly TimeSpan PauseOfLooks = TimeSpan.FromSeconds(1);

    private readonly LinkVerifier _verifier = new(keys, definition, settings.LinkLifetime, time);
    private readonly Renderer _renderer = new(definition, settings.FrameAncestors, settings.SharedViewer);
    private readonly bool _mayBeFramed = settings.FrameAncestors != WriteBackSettings.NoFrameAncestors;

    public QuoteDefinition Definition => definition;

    /// <summary>Renders before it logs, so that a request whose page cannot be rendered is logged once, as failed.</summary>
    public APIGatewayProxyResponse Respond(Answer answer, WriteBackRequest request, Deadline deadline, ILambdaLogger logger)
    {
        var response = _renderer.Render(answer, request);
        Log.Answered(logger, definition, request, answer, deadline);
        return response;
    }

    public async Task<Answer> AnswerAsync(
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

        var verdict = await _verifier.VerifyAsync(signed, cancellationToken);
        string? person = null;
        if (signIn is not null && verdict is (Verdict.Genuine or Verdict.Expired))
        {
            (person, var refusal) = await signIn.AdmitAsync(request, signed.Link.Viewer, logger, cancellationToken);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return await AnswerAsync(verdict, request, person, deadline, logger, cancellationToken) with { Person = person };
    }

    private async Task<Answer> AnswerAsync(
        Verdict verdict,
        WriteBackRequest request,
        string? person,
        Deadline deadline,
        ILambdaLogger logger,
        CancellationToken cancellationToken)
    {
        var signed = request.Signed!;
        return verdict switch
        {
            Verdict.Genuine when TypeMismatches(signed.Link) is { Length: > 0 } faults => new Answer(Outcome.Malformed) { Faults = faults },
            Verdict.Genuine when !Writes(request) => ShowForm(request, MayAutoPost(request) ? Outcome.AutoPost : Outcome.Form),
            Verdict.Genuine when request.InputFaults.Count > 0 => ShowForm(request, Outcome.InvalidInputs),
            Verdict.Genuine => await RecordAsync(request, person, Intent.Write, deadline, logger, cancellationToken),
            // Nobody looks at the response of a prefetch or an image, so it is not worth a query.
            Verdict.Expired when request.IsGet && (request.IsPrefetch || !request.IsNavigation) => new Answer(Outcome.Expired),
            Verdict.Expired => await RecordAsync(request, person, IntentOfExpired(request), deadline, logger, cancellationToken),
            Verdict.Unverified => new Answer(Outcome.Unverified) { IsPost = request.IsPost, Inputs = request.Inputs },
            _ => new Answer(Outcome.Forged),
        };
    }

    private bool MayAutoPost(WriteBackRequest request) => settings.WriteMode != WriteMode.Confirm && !NeedsInput(request);

    private bool NeedsInput(WriteBackRequest request) =>
        definition.Inputs.Any(input => input.Required && definition.Asks(request.Signed!.Link.Action, input));

    /// <summary>
    /// A POST writes. A GET writes only in mode get, when a person followed the link: it is no prefetch, no image or script request of a
    /// page, not in a frame that nobody allowed, and there is no required input to ask for.
    /// </summary>
    private bool Writes(WriteBackRequest request) =>
        request.IsPost
        || (settings.WriteMode == WriteMode.Get && request.IsNavigation && (_mayBeFramed || !request.IsFramed) && !request.IsPrefetch
            && !NeedsInput(request));

    /// <summary>Signed values that the history cannot store because the source's column and the definition disagree.</summary>
    private string[] TypeMismatches(QuoteLink link) => !link.IsGenerate ? [] :
    [
        .. definition.Fields.Zip(link.Values)
            .Select(pair => (pair.First.Name, Fault: pair.Second is null ? null : pair.First.Type.Fault(pair.Second)))
            .Where(field => field.Fault is not null)
            .Select(field => $"{field.Name}: {field.Fault}; the source's column and the quote definition disagree"),
    ];

    /// <summary>
    /// A post may repeat one that was answered with 202 and whose transaction still runs, so its result must be final. Everybody can open
    /// an old link again and again, and must not keep writers waiting.
    /// </summary>
    private Intent IntentOfExpired(WriteBackRequest request) =>
        request.IsPost && AgeOf(request.Signed!.Link) < settings.LinkLifetime + LongestTransaction ? Intent.FindAfterWriters : Intent.Find;

    private TimeSpan AgeOf(QuoteLink link) => time.GetUtcNow() - link.Issued.Time;

    /// <summary>
    /// When the link's time has just ended, a request that was sent in time may not have reached the warehouse yet. The warehouse's clock
    /// then refuses it, and it may be a little behind.
    /// </summary>
    private bool MayStillBeWritten(QuoteLink link) =>
        AgeOf(link) is var age && age > settings.LinkLifetime && age <= settings.LinkLifetime + (2 * LinkVerifier.ClockSkew);

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
                var found = await store.RecordAsync(submission with { Intent = Intent.Find }, deadline, cancellationToken);
                if (found.Outcome is Outcome.Replayed or Outcome.Updating)
                {
                    return found;
                }
            }
            while (deadline.Remaining > timeToWrite && await deadline.TryPauseAsync(PauseOfLooks, cancellationToken));
        }

        return await store.RecordAsync(submission, deadline, cancellationToken);
    }

    private async Task<Answer> RecordAsync(
        WriteBackRequest request,
        string? person,
        Intent intent,
        Deadline deadline,
        ILambdaLogger logger,
        CancellationToken cancellationToken)
    {
        // An expired link writes nothing, so its inputs are not stored and cannot be wrong.
        var inputs = intent == Intent.Write ? request.Inputs : [.. request.Inputs.Select(_ => (string?)null)];
        var link = request.Signed!.Link;
        // Counted from the system's clock, which is the warehouse's too, whatever clock this function was given.
        var end = intent == Intent.Write
            ? TimeProvider.System.GetUtcNow() + (settings.LinkLifetime + LinkVerifier.ClockSkew - AgeOf(link))
            : default;
        var submission = new Submission(link, request.Signed.Digest, inputs, new IssueTime(end), intent, person);
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
                ? RowHash.Of(definition, link, submission.Digest, inputs, person)
                : null,
        };
    }
}
