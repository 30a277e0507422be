using System.Text;
using Amazon.Lambda.APIGatewayEvents;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>An API Gateway request as this function reads it: the link, the inputs, and the form of the response.</summary>
internal sealed record WriteBackRequest
{
    private const string FormType = "application/x-www-form-urlencoded";

    /// <summary>Takes the place of a request that could not be read.</summary>
    public static WriteBackRequest Unread { get; } = new() { Method = "" };

    public required string Method { get; init; }

    /// <summary>The link; null when the parameters are malformed, as <see cref="Faults"/> says.</summary>
    public SignedLink? Signed { get; private init; }

    /// <summary>What is malformed; each fault names its parameter.</summary>
    public IReadOnlyList<string> Faults { get; private init; } = [];

    /// <summary>What the person entered for each of the definition's inputs, in order; null for nothing.</summary>
    public IReadOnlyList<string?> Inputs { get; private init; } = [];

    /// <summary>What is wrong with the inputs, by name; shown only beside a genuine link.</summary>
    public IReadOnlyDictionary<string, string> InputFaults { get; private init; } = new Dictionary<string, string>();

    public bool WantsJson { get; private init; }

    /// <summary>A browser fetches ahead; such a request must never write.</summary>
    public bool IsPrefetch { get; private init; }

    /// <summary>A person followed a link, or the client is not a browser: no image, script request, or the like of some page.</summary>
    public bool IsNavigation { get; private init; }

    /// <summary>A navigation inside another page.</summary>
    public bool IsFramed { get; private init; }

    /// <summary>The language tags that the reader prefers, the most wanted first.</summary>
    public IReadOnlyList<string> AcceptedLanguages { get; private init; } = [];

    /// <summary>The page of an answer 202 asks again.</summary>
    public bool IsRepetition { get; private init; }

    /// <summary>The address of the API, without the last part of the path.</summary>
    public string Address { get; private init; } = "";

    /// <summary>The token of a program that signs in itself; null without one.</summary>
    public string? BearerToken { get; private init; }

    /// <summary>The value of a cookie by its name.</summary>
    public Func<string, string?> Cookie { get; private init; } = _ => null;

    /// <summary>The value of a parameter by its name; null if it is there not once.</summary>
    public Func<string, string?> Single { get; private init; } = _ => null;

    /// <summary>A POST that a page of another site made the browser send.</summary>
    public bool IsCrossSitePost { get; private init; }

    public bool IsGet => Method == "GET";

    public bool IsPost => Method == "POST";

    public static WriteBackRequest From(APIGatewayProxyRequest request, QuoteDefinition definition)
    {
        var headers = new RequestHeaders(request);
        var method = request.HttpMethod ?? "";
        List<string> faults = [];
        var form = method == "POST" ? Form(request, headers, faults) : FormBody.None;
        var parameters = Parameters(request, form);
        var isLink = SignedLink.TryRead(definition, parameters, out var signed, out var linkFaults);
        faults.AddRange(linkFaults);
        var inputs = FormInputs.Read(definition, signed?.Link.Action ?? QuoteLink.Generate, form);
        return new WriteBackRequest
        {
            Method = method,
            Signed = isLink && faults.Count == 0 ? signed : null,
            Faults = faults,
            Inputs = inputs.Values,
            InputFaults = inputs.Faults,
            WantsJson = headers.WantsJson,
            IsPrefetch = headers.IsPrefetch,
            IsNavigation = headers.Destination is "" or "document" or "iframe" or "frame",
            IsFramed = headers.Destination is "iframe" or "frame",
            AcceptedLanguages = headers.AcceptedLanguages,
            IsRepetition = form.ContainsKey(LinkParameters.Again),
            Address = headers.OwnOrigin + ParentOf(request.RequestContext?.Path ?? request.Path ?? ""),
            BearerToken = headers.BearerToken,
            Cookie = headers.Cookie,
            Single = name => parameters.GetValueOrDefault(name, []) is [var value] ? value : null,
            IsCrossSitePost = method == "POST" && headers.IsCrossSite,
        };
    }

    private static string ParentOf(string path) =>
        path.TrimEnd('/') is var rest && rest.LastIndexOf('/') is >= 0 and var end ? rest[..end] : "";

    /// <summary>The query's and the form's values together, so that a parameter in both counts as a duplicate.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Parameters(
        APIGatewayProxyRequest request, IReadOnlyDictionary<string, IReadOnlyList<string>> form)
    {
        // API Gateway has already decoded the query. The single-value dictionary hides duplicates.
        var query = request.MultiValueQueryStringParameters
            ?? request.QueryStringParameters?.ToDictionary(pair => pair.Key, pair => (IList<string>)[pair.Value ?? ""]);
        var parameters = (query ?? new Dictionary<string, IList<string>>())
            .ToDictionary(
                pair => pair.Key,
                pair => (IReadOnlyList<string>)[.. (pair.Value ?? []).Select(value => value ?? "")],
                StringComparer.Ordinal);
        foreach (var (name, values) in form)
        {
            parameters[name] = [.. parameters.GetValueOrDefault(name, []), .. values];
        }

        return parameters;
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Form(
        APIGatewayProxyRequest request, RequestHeaders headers, List<string> faults)
    {
        var body = request.Body ?? "";
        if (body.Length == 0)
        {
            return FormBody.None;
        }

        if (!string.Equals(headers.MediaType, FormType, StringComparison.OrdinalIgnoreCase))
        {
            faults.Add($"body: must be {FormType}, or empty when the parameters are in the URL");
            return FormBody.None;
        }

        try
        {
            var text = request.IsBase64Encoded ? Encoding.UTF8.GetString(Convert.FromBase64String(body)) : body;
            if (FormBody.Parse(text) is { } form)
            {
                return form;
            }

            faults.Add("body: has a percent sign that is not followed by two hexadecimal digits");
        }
        catch (FormatException)
        {
            faults.Add("body: is marked as base64 and is not valid base64");
        }

        return FormBody.None;
    }
}
