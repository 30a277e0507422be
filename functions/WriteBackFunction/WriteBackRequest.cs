using System.Collections.Specialized;
using System.Text;
using System.Web;
using Amazon.Lambda.APIGatewayEvents;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>An API Gateway request as this function reads it: the link, the inputs, and how the answer should look.</summary>
internal sealed record WriteBackRequest
{
    private const string FormType = "application/x-www-form-urlencoded";

    public required string Method { get; init; }

    /// <summary>The link; null when the parameters are malformed, and <see cref="Faults"/> says where.</summary>
    public SignedLink? Signed { get; private init; }

    /// <summary>What is malformed, each naming its parameter.</summary>
    public IReadOnlyList<string> Faults { get; private init; } = [];

    /// <summary>What was typed for each of the definition's inputs, in order; null for nothing.</summary>
    public IReadOnlyList<string?> Inputs { get; private init; } = [];

    /// <summary>What is wrong with the inputs, by name; to be shown only beside a link that is genuine.</summary>
    public IReadOnlyDictionary<string, string> InputFaults { get; private init; } = new Dictionary<string, string>();

    public bool WantsJson { get; private init; }

    /// <summary>A browser that only looks ahead; it must find nothing that writes.</summary>
    public bool IsPrefetch { get; private init; }

    /// <summary>A person followed a link, or the caller is no browser: not an image, a script's fetch, or the like in somebody's page.</summary>
    public bool IsNavigation { get; private init; }

    /// <summary>A navigation inside another page.</summary>
    public bool IsFramed { get; private init; }

    public string AcceptLanguage { get; private init; } = "";

    /// <summary>Since when the page that posts this has been waiting. It is not signed, and only chooses between two sentences.</summary>
    public IssueTime? WaitingSince { get; private init; }

    /// <summary>A post that another site's page made the browser send.</summary>
    public bool IsCrossSitePost { get; private init; }

    public bool IsGet => Method == "GET";

    public bool IsPost => Method == "POST";

    public static WriteBackRequest From(APIGatewayProxyRequest request, QuoteDefinition definition)
    {
        var headers = new RequestHeaders(request);
        var method = request.HttpMethod ?? "";
        List<string> faults = [];
        var form = method == "POST" ? Form(request, headers, faults) : [];
        var isLink = SignedLink.TryRead(definition, Parameters(request, form), out var signed, out var linkFaults);
        faults.AddRange(linkFaults);
        var inputs = FormInputs.Read(definition, form);
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
            AcceptLanguage = headers.AcceptLanguage,
            WaitingSince = IssueTime.Parse(form[QuoteForm.WaitingSince]),
            IsCrossSitePost = method == "POST" && headers.IsCrossSite,
        };
    }

    /// <summary>The query's and the form's values together, so that a parameter in both counts as doubled.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Parameters(APIGatewayProxyRequest request, NameValueCollection form)
    {
        // API Gateway has decoded the query already; the single-value dictionary hides duplicates.
        var query = request.MultiValueQueryStringParameters
            ?? request.QueryStringParameters?.ToDictionary(pair => pair.Key, pair => (IList<string>)[pair.Value ?? ""]);
        var parameters = (query ?? new Dictionary<string, IList<string>>())
            .ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. (pair.Value ?? []).Select(value => value ?? "")], StringComparer.Ordinal);
        foreach (var name in form.AllKeys.OfType<string>())
        {
            parameters[name] = [.. parameters.GetValueOrDefault(name, []), .. form.GetValues(name) ?? []];
        }

        return parameters;
    }

    private static NameValueCollection Form(APIGatewayProxyRequest request, RequestHeaders headers, List<string> faults)
    {
        var body = request.Body ?? "";
        if (body.Length == 0)
        {
            return [];
        }

        if (!headers.ContentType.StartsWith(FormType, StringComparison.OrdinalIgnoreCase))
        {
            faults.Add($"body: must be {FormType}, or empty with the parameters in the URL");
            return [];
        }

        try
        {
            return HttpUtility.ParseQueryString(request.IsBase64Encoded ? Encoding.UTF8.GetString(Convert.FromBase64String(body)) : body);
        }
        catch (FormatException)
        {
            faults.Add("body: is said to be base64 and is not");
            return [];
        }
    }
}
