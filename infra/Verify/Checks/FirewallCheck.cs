using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>A firewall's common rules refuse texts that rows and notes may well have. Nothing is recorded here.</summary>
internal sealed class FirewallCheck : ICheck
{
    private static readonly string[] Texts =
        ["runs to <script>", "a/../../b", "http://10.0.0.1/", "x' OR 1=1; --", "settings.ini", "{{1+1}} ${x}"];

    public string Question => "Do texts that firewalls suspect reach the function?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var definition = deployment.Definition;
        if (definition.Fields.Where(field => field.Type.Kind == SqlTypeKind.Varchar).MaxBy(field => field.Type.Length) is not { } widest)
        {
            return CheckResult.Right("No field is a text");
        }

        List<string> blocked = [];
        foreach (var text in Texts.Where(text => text.Length <= widest.Type.Length))
        {
            await TryAsync(field => field == widest ? text : null, text, $"a value \"{text}\"");
        }

        await TryAsync(
            field => field.Type.Kind == SqlTypeKind.Varchar ? new string('&', field.Type.Length) : null,
            new string('&', widest.Type.Length),
            "the longest texts that the definition allows");
        return CheckResult.Of(
            blocked, "They do", "Let the firewall's rule count instead of block; the digest protects every value of a link.");

        async Task TryAsync(Func<QuoteField, string?> textOf, string note, string what)
        {
            string?[] values = [.. definition.Fields.Zip(deployment.Quote.Values, (field, value) => textOf(field) ?? value)];
            var query = await Signer.SignAsync(
                deployment, await Signer.LinkAsync(deployment, cancellationToken, values), cancellationToken);
            var answer = await deployment.Api.PrefetchAsync(query, cancellationToken);
            if (!answer.IsGenuine)
            {
                blocked.Add($"The link of {what} is answered with {answer}");
            }

            // A forged link with the same text as a note: the function itself has to refuse it.
            var form = definition.Inputs.Select(input => KeyValuePair.Create(input.Name, note));
            if (await deployment.Api.PostAsync(Signer.Forge(query), form, cancellationToken) is { IsForged: false } post)
            {
                blocked.Add($"The form with {what} is answered with {post}");
            }
        }
    }
}
