using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.RedshiftDataAPIService;
using Amazon.SecretsManager;
using WriteBackLambdas.Keys;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>The Lambda behind API Gateway: verifies a followed link, records its quote, and answers with a page or with JSON.</summary>
public sealed class Function
{
    /// <summary>The Lambda function's name.</summary>
    public const string Name = "write_back";

    /// <summary>What rendering and the way back need before Lambda would end the call.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(1);

    private readonly QuoteDefinition _definition;
    private readonly WriteMode _mode;
    private readonly bool _mayBeFramed;
    private readonly TimeProvider _time;
    private readonly SigningKeys _keys;
    private readonly LinkVerifier _verifier;
    private readonly RedshiftQuoteStore _store;
    private readonly Renderer _renderer;

    public Function()
        : this(
            WriteBackSettings.Read(Environment.GetEnvironmentVariable),
            QuoteDefinition.Embedded,
            new AmazonSecretsManagerClient(),
            new AmazonRedshiftDataAPIServiceClient(),
            TimeProvider.System)
    {
        // A key that cannot be used fails here, at start: with SnapStart that is at deployment, not at somebody's click.
        _keys.GetAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    public Function(
        WriteBackSettings settings, QuoteDefinition definition, IAmazonSecretsManager secrets, IAmazonRedshiftDataAPIService warehouse, TimeProvider time)
    {
        definition = settings.Schema is { } schema ? definition with { Schema = schema } : definition;
        (_definition, _mode, _time) = (definition, settings.WriteMode, time);
        _mayBeFramed = settings.FrameAncestors != WriteBackSettings.NoFrameAncestors;
        _keys = SigningKeys.ForVerification(secrets, settings.SigningSecretId, time);
        _verifier = new LinkVerifier(_keys, settings.LinkLifetime, time);
        _store = new RedshiftQuoteStore(warehouse, settings, definition, time);
        _renderer = new Renderer(definition, settings.FrameAncestors);
    }

    public async Task<APIGatewayProxyResponse> HandleAsync(APIGatewayProxyRequest input, ILambdaContext context)
    {
        var deadline = new Deadline(_time, context.RemainingTime - Reserve);
        var request = WriteBackRequest.From(input, _definition);
        var answer = await AnswerAsync(request, deadline, context.Logger);
        Log.Answered(context.Logger, request, answer, deadline);
        return _renderer.Render(answer, request);
    }

    private async Task<Answer> AnswerAsync(WriteBackRequest request, Deadline deadline, ILambdaLogger logger)
    {
        if (!request.IsGet && !request.IsPost)
        {
            return new Answer(AnswerKind.MethodNotAllowed);
        }

        if (request.IsCrossSitePost)
        {
            return new Answer(AnswerKind.CrossSite);
        }

        if (request.Signed is null)
        {
            return new Answer(AnswerKind.Malformed) { Faults = request.Faults };
        }

        try
        {
            using var cancellation = deadline.CreateCancellation();
            var verdict = await _verifier.VerifyAsync(request.Signed, cancellation.Token);
            return verdict switch
            {
                Verdict.Genuine when Misfits(request.Signed.Link) is { Length: > 0 } faults => new Answer(AnswerKind.Malformed) { Faults = faults },
                Verdict.Genuine when !Writes(request) => Ask(request),
                Verdict.Genuine when request.InputFaults.Count > 0 => Ask(request) with { Kind = AnswerKind.InputsWrong },
                Verdict.Genuine => await RecordAsync(request, mayWrite: true, deadline, logger),
                Verdict.Expired => await RecordAsync(request, mayWrite: false, deadline, logger),
                _ => new Answer(AnswerKind.Forged),
            };
        }
        catch (SigningKeyException e)
        {
            Log.NoKey(logger, e);
            return new Answer(AnswerKind.Unavailable);
        }
#pragma warning disable CA1031 // The one catch at the edge: an outage or a bug must be answered and must not be told to the outside.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.Failed(logger, e);
            return new Answer(AnswerKind.Unavailable);
        }
    }

    /// <summary>
    /// A POST writes; a GET only in mode get, when a person followed the link (nobody merely looks ahead, no other site's page has it as an image or in a frame
    /// that nobody allowed) and nothing required has to be asked for.
    /// </summary>
    private bool Writes(WriteBackRequest request) =>
        request.IsPost
        || (_mode == WriteMode.Get && request.IsNavigation && (_mayBeFramed || !request.IsFramed) && !request.IsPrefetch && !_definition.Inputs.Any(input => input.Required));

    /// <summary>What was signed and cannot be stored: the source has values that the definition's types do not take. No repeat would mend that.</summary>
    private string[] Misfits(QuoteLink link) => link.Action == QuoteAction.Accept ? [] :
    [
        .. _definition.Fields.Zip(link.Values)
            .Select(pair => (pair.First.Name, Fault: pair.Second is null ? null : pair.First.Type.Fault(pair.Second)))
            .Where(field => field.Fault is not null)
            .Select(field => $"{field.Name}: {field.Fault}; the source's column and the quote definition disagree"),
    ];

    private Answer Ask(WriteBackRequest request) =>
        new(_mode == WriteMode.Confirm || _definition.Inputs.Any(input => input.Required) ? AnswerKind.Form : AnswerKind.AutoForm)
        {
            Link = request.Signed!.Link,
            Inputs = request.Inputs,
            InputFaults = request.IsPost ? request.InputFaults : new Dictionary<string, string>(),
        };

    private async Task<Answer> RecordAsync(WriteBackRequest request, bool mayWrite, Deadline deadline, ILambdaLogger logger)
    {
        // What cannot be written any more needs no inputs, and so none that could fail.
        var inputs = mayWrite ? request.Inputs : [.. request.Inputs.Select(_ => (string?)null)];
        var submission = new Submission(request.Signed!.Link, request.Signed.Digest, inputs, mayWrite);
        var asked = deadline.Elapsed;
        var recording = await _store.RecordAsync(submission, deadline);
        Log.WarehouseAnswered(logger, recording.Outcome, deadline.Elapsed - asked);
        if (recording.StatementId is { } statement)
        {
            Log.StatementFailed(logger, statement);
        }

        return new Answer(recording.Outcome switch
        {
            RecordingOutcome.Recorded => AnswerKind.Recorded,
            RecordingOutcome.Replayed => AnswerKind.Replayed,
            RecordingOutcome.Conflict => AnswerKind.Conflict,
            RecordingOutcome.Expired => AnswerKind.Expired,
            RecordingOutcome.Unconfirmed => AnswerKind.Unconfirmed,
            _ => AnswerKind.Unavailable,
        })
        {
            Link = submission.Link,
            Quote = recording.Quote,
            Inputs = request.Inputs,
            WaitingSince = request.WaitingSince
                ?? (recording.Outcome == RecordingOutcome.Unconfirmed ? new IssueTime(_time.GetUtcNow() - deadline.Elapsed) : null),
        };
    }
}
